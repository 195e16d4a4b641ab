using Federation.Fuzzing.Bodies;

namespace Federation.Fuzzing.Requests;

/// <summary>Every question of the interface, with parameters that are right, wrong, absent, repeated and unknown.</summary>
internal sealed class ReadRequests
{
    private const int LongSeriesPercent = 2;

    private static readonly string[] Accepts =
    [
        "application/json",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "*/*",
        "text/*;q=0.5, application/json;q=0.1",
        "image/png",
        "text/csv;q=0",
        ";;;",
        "text/csv;charset=\"",
        "*/json",
        "text/csv;q=9",
    ];

    /// <summary>The resources of a committee, with the parameters that each takes.</summary>
    private static readonly (string Path, string[] Parameters)[] Resources =
    [
        ("", ["asOf"]),
        ("/children", ["asOf", "limit", "cursor"]),
        ("/figures", ["indicator", "breakdown", "asOf|period", "boundaries", "basis"]),
        ("/figures", ["indicator", "breakdown", "asOf|period", "boundaries", "basis"]),
        ("/table", ["indicators", "by", "breakdown", "asOf|period", "boundaries", "basis", "limit", "cursor"]),
        ("/table", ["indicators", "by=year", "from", "to", "breakdown", "basis"]),
        ("/series", ["indicator", "breakdown", "from", "to", "step", "boundaries", "basis"]),
        ("/explain", ["indicator", "breakdown", "asOf|period", "boundaries", "basis", "depth", "limit", "cursor"]),
        ("/targets", ["period?"]),
        ("/reports", ["limit", "cursor"]),
        ("/reports/{key}", ["revision"]),
        ("/findings", ["severity", "limit", "cursor"]),
        ("/completeness", ["period", "limit", "cursor"]),
    ];

    private static readonly string[] Fixed =
    [
        $"{WriteRequests.Root}/about",
        $"{WriteRequests.Root}/catalogue",
        "/openapi/v1.json",
        "/health/live",
        "/health/ready",
    ];

    /// <summary>The pages of a committee; what they take is tried with all of them.</summary>
    private static readonly string[] Pages =
    [
        "",
        "/figures",
        "/trends",
        "/compare",
        "/explain",
        "/reports",
        "/reports/{key}",
        "/submit",
        "/tree",
    ];

    private static readonly string[] PageParameters =
    [
        "indicator",
        "indicators",
        "breakdown",
        "by",
        "asOf",
        "period",
        "from",
        "to",
        "boundaries",
        "basis",
        "limit",
        "cursor",
        "lang",
        "theme",
    ];

    private readonly World world;
    private readonly string[] indicators;
    private readonly string[] dimensions;

    public ReadRequests(World world)
    {
        this.world = world;
        indicators = [.. world.Catalogue.Indicators.Select(indicator => indicator.Code)];
        dimensions = [.. world.Catalogue.Dimensions.Select(dimension => dimension.Code)];
    }

    public FuzzRequest Make(Dice dice)
    {
        var draft = Draft(dice);
        draft.InSomeLanguage(dice);
        if (dice.Chance(30))
        {
            draft.With($"Accept: {dice.Pick(Accepts)}");
        }

        var isConditional = dice.Chance(10);
        if (isConditional)
        {
            draft.With($"If-None-Match: {dice.Pick(Hostile.Tags)}");
        }

        var request = WriteRequests.Finish("question", draft, dice);
        return request with { IsConditional = isConditional };
    }

    /// <summary>A page for people.</summary>
    public FuzzRequest Page(Dice dice)
    {
        var page = dice.Pick(Pages).Replace("{key}", Uri.EscapeDataString(dice.Pick(Hostile.Codes)));
        var own = PageParameters.Where(_ => dice.Chance(20)).ToArray();
        var target = dice.Next(10) switch
        {
            0 => "/",
            1 => "/about" + Query(["lang", "theme"], dice),
            2 => "/search" + Query(["q"], dice),
            _ => $"/c/{Committee(dice)}{page}{Query(own, dice)}",
        };
        return WriteRequests.Finish("page", new Draft("GET", target).InSomeLanguage(dice), dice);
    }

    /// <summary>A stream of changes, which is dropped again.</summary>
    public FuzzRequest Stream(Dice dice)
    {
        var draft = new Draft("GET", $"{WriteRequests.Root}/committees/{Committee(dice)}/events").InSomeLanguage(dice);
        if (dice.Chance(70))
        {
            draft.With($"Last-Event-ID: {dice.Pick(Hostile.Tags)}");
        }

        return WriteRequests.Finish("stream", draft, dice) with
        {
            Delivery = Delivery.Stream,
        };
    }

    private Draft Draft(Dice dice)
    {
        if (dice.Chance(5))
        {
            var path = dice.Pick(Fixed);
            return new("GET", path);
        }

        if (dice.Chance(8))
        {
            return new(
                "GET",
                $"{WriteRequests.Root}/committees{Query(["q", "level", "parent", "asOf", "limit", "cursor"], dice)}"
            );
        }

        var (resource, parameters) = dice.Pick(Resources);
        var key = dice.Chance(50) ? "2018-10m" : Uri.EscapeDataString(dice.Pick(Hostile.Codes));
        var target = $"{WriteRequests.Root}/committees/{Committee(dice)}{resource.Replace("{key}", key)}";
        return new("GET", target + Query(parameters, dice));
    }

    private string Committee(Dice dice) =>
        dice.Chance(85) ? dice.Pick(world.Committees) : Uri.EscapeDataString(dice.Pick(Hostile.Committees));

    private string Query(string[] parameters, Dice dice)
    {
        var pairs = new List<string>();
        foreach (var name in parameters)
        {
            var chosen = name == "asOf|period" ? dice.Pick(["asOf", "period"]) : name;
            if (dice.Chance(IsOptional(chosen) ? 25 : 95))
            {
                pairs.Add(Pair(chosen, dice));
            }
        }

        if (dice.Chance(4))
        {
            pairs.Add(dice.Pick(["x=1", "dryRun=true", "=", "&&", "%00=%00", "asof=2018-01-01", "q[]=1", "%FF%FE=1"]));
        }

        if (pairs.Count > 0 && dice.Chance(4))
        {
            pairs.Add(dice.Pick(pairs));
        }

        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    private static bool IsOptional(string name) =>
        name
            is "breakdown"
                or "boundaries"
                or "basis"
                or "limit"
                or "cursor"
                or "step"
                or "revision"
                or "severity"
                or "period?";

    private string Pair(string name, Dice dice)
    {
        var parameter = name.Split('=')[0].TrimEnd('?');
        var value = dice.Chance(80) ? Right(name, dice) : Wrong(dice);
        return $"{(parameter == "indicators" ? "indicator" : parameter)}={Encoded(value, dice)}";
    }

    private string Right(string name, Dice dice) =>
        name switch
        {
            "indicator" => dice.Pick(indicators),
            "indicators" => string.Join(',', Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => dice.Pick(indicators))),
            "asOf" => $"20{10 + dice.Next(16)}-{1 + dice.Next(12):00}-{1 + dice.Next(28):00}",
            "period" or "period?" => dice.Pick(Hostile.Periods),
            "from" => dice.Chance(LongSeriesPercent) ? "1930" : $"20{10 + dice.Next(8)}",
            "to" => dice.Chance(LongSeriesPercent) ? "2999" : $"20{18 + dice.Next(8)}",
            "by" => dice.Pick(["child", "year", dice.Pick(dimensions)]),
            "by=year" => "year",
            "breakdown" => dice.Pick(Hostile.Breakdowns),
            "boundaries" => dice.Pick(["then", "now"]),
            "basis" => dice.Pick(["effective", "declared", "computed"]),
            "step" => dice.Pick(["year", "quarter", "month"]),
            "limit" => $"{1 + dice.Next(500)}",
            "depth" => $"{1 + dice.Next(10)}",
            "revision" => $"{1 + dice.Next(3)}",
            "severity" => dice.Pick(["error", "warning", "note"]),
            "level" => dice.Pick(["province", "cell", "superior"]),
            "parent" => dice.Pick(world.Committees),
            "q" => dice.Pick(["ha noi", "Hà Nội", "cong nghiep", "fuzz", "%", "_", "*", ".*", "đ", "Đ"]),
            _ => dice.Pick(Hostile.Tags),
        };

    private static string Wrong(Dice dice) =>
        dice.Next(8) switch
        {
            0 => dice.Pick(Hostile.Numbers),
            1 => dice.Pick(Hostile.Days),
            2 => dice.Pick(Hostile.Periods),
            3 => dice.Pick(Hostile.Breakdowns),
            4 => dice.Pick(Hostile.Committees),
            5 => dice.Pick(Hostile.Tags),
            6 => Hostile.Longest(dice.Pick([64, 65, 501, 4000, 4001, 6000])),
            _ => dice.Pick(Hostile.Codes),
        };

    /// <summary>As it should be written, twice so, or with bytes that are no text.</summary>
    private static string Encoded(string value, Dice dice) =>
        dice.Next(25) switch
        {
            0 => Uri.EscapeDataString(Uri.EscapeDataString(value)),
            1 => dice.Pick([
                "%",
                "%1",
                "%zz",
                "%FF",
                "%C0%AF",
                "%ED%A0%80",
                "%00",
                "%u0041",
                "+",
                "%0d%0aX:1",
                "%2e%2e%2f",
            ]),
            2 => Uri.EscapeDataString(value).ToLowerInvariant(),
            _ => Uri.EscapeDataString(value),
        };
}
