using Federation.Fuzzing.Bodies;

namespace Federation.Fuzzing.Requests;

/// <summary>
/// Requests with a body, made of right ones. What may be stored goes to committees and under keys of the fuzzer's own, of
/// which there are few, so that the service's memory need not grow with the number of requests.
/// </summary>
internal sealed class WriteRequests(World world)
{
    public const string Root = "/api/v1";

    private const int FirstLineMax = 8000;
    private const int KeysOfReports = 12;
    private const int KeysOfEvents = 6;
    private const int NewCommittees = 12;

    /// <summary>A report that is only checked.</summary>
    public FuzzRequest DryRun(Dice dice)
    {
        var committee = dice.Chance(90) ? dice.Pick(world.Committees) : dice.Pick(Hostile.Committees);
        return Of(
            "report, dry run",
            "POST",
            $"/committees/{Escaped(committee)}/reports?dryRun=true",
            dice.Pick(world.Reports),
            dice
        );
    }

    /// <summary>A report that is stored if it is right.</summary>
    public FuzzRequest Report(Dice dice)
    {
        var report = dice.Pick(world.Reports).Copy();
        report.Set(Piece.TextOf("key", $"r{dice.Next(KeysOfReports)}"));
        report.Set(Piece.ScalarOf("revision", $"{1 + dice.Next(3)}"));
        return Of("report", "POST", $"/committees/{Own(dice)}/reports", report, dice) with { MayStore = true };
    }

    public FuzzRequest Event(Dice dice)
    {
        var happened = dice.Pick(world.Events).Copy();
        happened.Set(Piece.TextOf("key", $"e{dice.Next(KeysOfEvents)}"));
        if ((happened.Find("parent") ?? happened.Find("into")) is { } other)
        {
            // Also itself, what is above it and what is below it.
            other.Become(Piece.TextOf(null, Own(dice)));
        }

        return Of("event", "POST", $"/committees/{Own(dice)}/events", happened, dice) with
        {
            MayStore = true,
            TouchesTree = true,
        };
    }

    public FuzzRequest Targets(Dice dice)
    {
        var targets = world.Targets.Copy();
        targets.Set(Piece.TextOf("period", $"20{25 + dice.Next(3)}"));
        return Of("targets", "PUT", $"/committees/{Own(dice)}/targets", targets, dice) with { MayStore = true };
    }

    public FuzzRequest Committee(Dice dice)
    {
        var committee = world.Committee.Copy();
        committee.Set(Piece.TextOf("id", $"fuzz.n{dice.Next(NewCommittees)}"));
        committee.Set(Piece.TextOf("parent", Own(dice)));
        return Of("establishment", "POST", "/committees", committee, dice) with { MayStore = true, TouchesTree = true };
    }

    public FuzzRequest Withdrawal(Dice dice)
    {
        var key = dice.Chance(80) ? $"r{dice.Next(KeysOfReports)}" : Uri.EscapeDataString(dice.Pick(Hostile.Codes));
        var target = $"/committees/{Own(dice)}/reports/{key}";
        if (dice.Chance(60))
        {
            return Of("withdrawal", "DELETE", target, world.Reason, dice) with { MayStore = true };
        }

        var reason = dice.Chance(50) ? "thu+hồi" : dice.Pick(Hostile.Codes);
        var draft = new Draft("DELETE", $"{Root}{target}?reason={Uri.EscapeDataString(reason)}").InSomeLanguage(dice);
        return Finish("withdrawal", draft, dice) with { MayStore = true };
    }

    /// <summary>Questions of which a wrong one fails alone.</summary>
    public FuzzRequest Batch(Dice dice) =>
        Of("batch", "POST", "/figures:batch", world.Batch, dice) with
        {
            MustBeRefused = false,
        };

    public static FuzzRequest Finish(string kind, Draft draft, Dice dice) =>
        new(kind, draft.Method, draft.Target)
        {
            Bytes = draft.ToBytes(),
            Body = draft.Body ?? [],
            Language = draft.Language,
            IsHttp = IsWhole(draft),
            Delivery = dice.Chance(4) ? Delivery.InPieces : Delivery.Whole,
        };

    private FuzzRequest Of(string kind, string method, string target, Piece right, Dice dice)
    {
        var mutated = Mutator.Mutate(right, dice, world.Everything);
        var draft = new Draft(method, Root + target) { Body = mutated.Bytes, IsChunked = dice.Chance(5) };
        draft.InSomeLanguage(dice);
        if (dice.Chance(10))
        {
            draft.ContentType = dice.Pick([
                "application/json; charset=utf-8",
                "application/problem+json",
                "APPLICATION/JSON",
            ]);
        }

        return Finish(kind, draft, dice) with
        {
            Ways = mutated.Ways,
            MustBeRefused = mutated.IsSurelyWrong,
        };
    }

    /// <summary>
    /// The server below takes headers only in ASCII, no long first line, and no zero byte in a path.
    /// </summary>
    private static bool IsWhole(Draft draft) =>
        draft.Target.Length < FirstLineMax
        && !draft.Target.Split('?')[0].Contains("%00", StringComparison.Ordinal)
        && draft.Head.All(char.IsAscii);

    private static string Own(Dice dice) =>
        dice.Chance(92) ? dice.Pick(World.Own).Id : $"fuzz.n{dice.Next(NewCommittees)}";

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
