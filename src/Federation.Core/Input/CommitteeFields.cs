using Federation.Core.Committees;
using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>Reads committees and what happens to them.</summary>
internal sealed class CommitteeFields(InputContext context)
{
    /// <summary>The key of the event that every committee begins with.</summary>
    private const string EstablishedKey = "established";

    private static readonly string[] DetailNames =
    [
        "parent",
        "names",
        "level",
        "codes",
        "unitKind",
        "from",
        "into",
        "indicators",
    ];

    /// <summary>The fields of an event.</summary>
    public static readonly string[] EventNames =
    [
        "key",
        "kind",
        "decidedOn",
        "effectiveFrom",
        "effectivePrecision",
        "document",
        .. DetailNames,
    ];

    /// <summary>A committee to be made known; null with a fault where it is wrong.</summary>
    public NewCommittee? Committee(PlacedValue? value)
    {
        var faults = context.Faults;
        var fields = Fields.Open(
            faults,
            value,
            ["id", "parent", "level", "names", "establishedOn", "establishedPrecision", "codes", "kind"]
        );
        if (fields is null)
        {
            return null;
        }

        var id = faults.Committee(fields.Need("id"));
        var parent = faults.Committee(fields.Find("parent"));
        if (id is not null && id == parent)
        {
            faults.Add(fields.Find("parent")!, InputMessages.OwnParent());
        }

        var names = faults.Labels(fields.Need("names"), englishOptional: true);
        var level = context.Level(fields.Need("level"));
        var on = fields.Find("establishedOn");
        var (day, precision) = Effective(fields, on, "establishedPrecision", "establishedOn");
        var codes = faults.OfficialCodes(fields.Find("codes"));
        var kind = faults.Slug(fields.Find("kind"));
        if (id is null || names is null || level is null || (on is not null && day is null))
        {
            return null;
        }

        return new(
            id,
            parent,
            new(
                EstablishedKey,
                EventKind.Established,
                day ?? DateOnly.MinValue,
                Other: parent,
                Names: names,
                Level: level,
                Codes: codes,
                UnitKind: kind,
                Precision: precision
            )
        );
    }

    /// <summary>An event; null with a fault where it is wrong.</summary>
    public CommitteeEvent? Event(Fields fields)
    {
        var faults = context.Faults;
        var key = faults.Slug(fields.Need("key"));
        var kind = faults.Choice<EventKind>(fields.Need("kind"));
        var decidedAt = fields.Find("decidedOn");
        var decided = faults.Day(decidedAt);
        if (decided is { } on)
        {
            context.IsDayTaken(decidedAt!, on, context.Today);
        }

        var (from, precision) = Effective(fields, fields.Need("effectiveFrom"), "effectivePrecision", "effectiveFrom");
        var document = faults.Text(fields.Find("document"), InputLimits.NameLengthMax);
        if (kind is not { } known)
        {
            return null;
        }

        CheckDetails(fields, known);
        var happened = Details(fields, new(key ?? "", known, from ?? default, decided, document, Precision: precision));
        return key is null || from is null ? null : happened;
    }

    private CommitteeEvent Details(Fields fields, CommitteeEvent happened)
    {
        var faults = context.Faults;
        return happened with
        {
            Other = faults.Committee(fields.Find("parent") ?? fields.Find("into") ?? fields.Find("from")),
            Names = faults.Labels(fields.Find("names"), englishOptional: true),
            Level = context.Level(fields.Find("level")),
            Codes = faults.OfficialCodes(fields.Find("codes")),
            UnitKind = faults.Slug(fields.Find("unitKind")),
            Indicators =
                happened.Kind == EventKind.CountsFromBelow
                    ? faults.KnownCodes(fields.Find("indicators"), InputLimits.IndicatorsMax, Countable)
                    : default,
        };
    }

    /// <summary>Which fields a kind has to have, and which it may.</summary>
    private void CheckDetails(Fields fields, EventKind kind)
    {
        string[] needed = kind switch
        {
            EventKind.Established => ["names", "level"],
            EventKind.Renamed => ["names"],
            EventKind.Upgraded or EventKind.Downgraded => ["level"],
            EventKind.Split => ["from"],
            EventKind.CodeChanged => ["codes"],
            EventKind.KindChanged => ["unitKind"],
            EventKind.Transferred => ["parent"],
            EventKind.MergedInto => ["into"],
            _ => [],
        };
        string[] allowed = kind switch
        {
            EventKind.Established => ["parent", "codes", "unitKind"],
            EventKind.CountsFromBelow => ["indicators"],
            _ => [],
        };
        var code = EnumCodes<EventKind>.Of(kind);
        foreach (var name in needed)
        {
            fields.Need(name, InputMessages.FieldNeededForKind(name, code));
        }

        foreach (var name in DetailNames.Except([.. needed, .. allowed]))
        {
            if (fields.Find(name) is { } extra)
            {
                context.Faults.AddAtName(extra, InputMessages.FieldNotForKind(name, code));
            }
        }
    }

    /// <summary>
    /// The day from which something holds: the last on which it may have begun. It may be decided for years ahead.
    /// </summary>
    private (DateOnly? Day, string? Precision) Effective(
        Fields fields,
        PlacedValue? at,
        string precisionName,
        string name
    )
    {
        var written = context.Faults.Day(at);
        var precisionAt = fields.Find(precisionName);
        if (at is null && precisionAt is not null)
        {
            context.Faults.AddAtName(precisionAt, InputMessages.PrecisionWithoutDate(name));
        }

        var precision = DatePrecision.Read(context.Faults, precisionAt, written);
        if (written is not { } day)
        {
            return (null, null);
        }

        var possible = precision.DaysOf(day);
        var last = context.Today.AddDays(InputLimits.EventDaysAheadMax);
        var taken = context.IsDayTaken(at!, possible.From, last) && context.IsDayTaken(at!, possible.To, last);
        return taken ? (possible.To, precision.Kept) : (null, null);
    }

    private FaultText? Countable(string code)
    {
        var counted = context
            .Catalogue!.Indicators.Where(indicator => indicator.Kind is IndicatorKind.Stock or IndicatorKind.Flow)
            .Select(indicator => indicator.Code);
        return counted.Contains(code) ? null : InputMessages.UnknownIndicator(code, counted);
    }
}
