using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Plans;

namespace Federation.Core.Input;

/// <summary>
/// Puts the lists of a catalogue's files together and checks their references: first what refers to nothing, then the
/// indicators, then what they say about each other, then the plans.
/// </summary>
internal sealed class CatalogueDraft(IReadOnlyList<CatalogueFile> files)
{
    private enum RatioTime
    {
        Date,
        Period,
    }

    private readonly Dictionary<string, Dimension> dimensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> indicators = new(StringComparer.Ordinal);

    /// <summary>The lists; not to be used where a file has faults.</summary>
    public CatalogueParts Read()
    {
        var units = List("units", ["code", "labels"], CodeLabel);
        var levels = List("levels", ["code", "labels"], CodeLabel);
        var programmes = List("programmes", ["code", "writtenAs", "date", "labels"], Programme);
        var orderedDimensions = Dimensions();
        var drafted = Indicators(units);
        foreach (var (entry, indicator) in drafted)
        {
            indicators[indicator.Code] = Related(entry, indicator);
        }

        var plans = List(
            "plans",
            ["code", "level", "every", "dueDays", "indicators", "labels"],
            (entry, code, labels) => Plan(entry, code, labels, levels)
        );
        return new(
            [.. drafted.Select(draft => indicators[draft.Indicator.Code])],
            [.. orderedDimensions.Select(code => dimensions[code])],
            units,
            levels,
            programmes,
            plans
        );
    }

    /// <summary>The entries of one list in all files.</summary>
    private IEnumerable<CatalogueEntry> Entries(string list, string[] known)
    {
        foreach (var file in files)
        {
            foreach (var item in file.Faults.Items(file.Root.Find(list), InputLimits.EntriesMax))
            {
                if (Fields.Open(file.Faults, item, known) is { } fields)
                {
                    yield return new(fields, file);
                }
            }
        }
    }

    /// <summary>A list of things with a code of their own and labels.</summary>
    private ImmutableArray<T> List<T>(string list, string[] known, Func<CatalogueEntry, string, Labels, T?> read)
        where T : class
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in Entries(list, known))
        {
            var code = entry.Faults.Slug(entry.Fields.Need("code"));
            var labels = entry.Faults.Labels(entry.Fields.Need("labels"));
            if (code is not null && IsNew(places, code, entry) && read(entry, code, labels ?? new("", "")) is { } one)
            {
                all.Add(one);
            }
        }

        return all.ToImmutable();
    }

    private static bool IsNew(Dictionary<string, string> places, string code, CatalogueEntry entry)
    {
        if (places.TryAdd(code, entry.Place))
        {
            return true;
        }

        entry.Faults.Add(entry.Fields.Find("code")!, InputMessages.DuplicateCode(code, places[code]));
        return false;
    }

    private static CodeLabel CodeLabel(CatalogueEntry entry, string code, Labels labels) => new(code, labels);

    private static ProgrammeDocument? Programme(CatalogueEntry entry, string code, Labels labels)
    {
        var writtenAs = entry.Faults.Text(entry.Fields.Need("writtenAs"), InputLimits.LabelLengthMax);
        var date = entry.Faults.Day(entry.Fields.Find("date"));
        return writtenAs is null ? null : new(code, writtenAs, date, labels);
    }

    /// <summary>The codes of the dimensions in their order.</summary>
    private List<string> Dimensions()
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var entry in Entries("dimensions", ["code", "labels", "members"]))
        {
            if (entry.Faults.Slug(entry.Fields.Need("code")) is not { } code)
            {
                continue;
            }

            var extends = entry.Fields.Find("labels") is null && dimensions.ContainsKey(code);
            if (!extends)
            {
                var labels = entry.Faults.Labels(entry.Fields.Need("labels"));
                if (!IsNew(places, code, entry))
                {
                    continue;
                }

                dimensions[code] = new(code, labels ?? new("", ""), []);
                order.Add(code);
            }

            AddMembers(entry, code);
        }

        return order;
    }

    private void AddMembers(CatalogueEntry entry, string code)
    {
        var members = dimensions[code].Members.ToBuilder();
        var added = new List<(string Code, PlacedValue At)>();
        foreach (var item in entry.Faults.Items(entry.Fields.Need("members"), InputLimits.EntriesMax))
        {
            if (Fields.Open(entry.Faults, item, "code", "labels") is not { } fields)
            {
                continue;
            }

            var at = fields.Need("code");
            var labels = entry.Faults.Labels(fields.Need("labels"));
            if (entry.Faults.Text(at, InputLimits.CodeLengthMax) is not { } member)
            {
                continue;
            }

            if (!member.Split('.').All(part => Slug.IsValid(part)))
            {
                entry.Faults.Add(at!, InputMessages.NotAMemberCode(member));
            }
            else if (members.Any(known => known.Code == member))
            {
                entry.Faults.Add(at!, InputMessages.DuplicateCode(member, null));
            }
            else
            {
                members.Add(new(member, labels ?? new("", "")));
                added.Add((member, at!));
            }
        }

        dimensions[code] = dimensions[code] with { Members = members.ToImmutable() };
        foreach (var (member, at) in added)
        {
            if (DimensionMember.ParentOf(member) is { } outer && dimensions[code].Find(outer) is null)
            {
                entry.Faults.Add(at, InputMessages.OuterMemberMissing(member, outer));
            }
        }
    }

    private List<(CatalogueEntry Entry, Indicator Indicator)> Indicators(ImmutableArray<CodeLabel> units)
    {
        var drafted = new List<(CatalogueEntry, Indicator)>();
        string[] known =
        [
            "code",
            "kind",
            "unit",
            "time",
            "dimensions",
            "feeds",
            "numerator",
            "denominator",
            "percent",
            "labels",
        ];
        List("indicators", known, (entry, code, labels) => Draft(entry, code, labels));
        return drafted;

        Indicator? Draft(CatalogueEntry entry, string code, Labels labels)
        {
            var indicator = Indicator(entry, code, labels, units);
            if (indicator is not null)
            {
                drafted.Add((entry, indicator));
                indicators[code] = indicator;
            }

            return indicator;
        }
    }

    /// <summary>An indicator without what it says about others.</summary>
    private Indicator? Indicator(CatalogueEntry entry, string code, Labels labels, ImmutableArray<CodeLabel> units)
    {
        var (fields, faults) = (entry.Fields, entry.Faults);
        var kind = faults.Choice<IndicatorKind>(fields.Need("kind"));
        var unitAt = fields.Need("unit");
        var unit = faults.Text(unitAt, InputLimits.CodeLengthMax);
        if (unit is not null && !units.Any(known => known.Code == unit))
        {
            faults.Add(unitAt!, InputMessages.UnknownUnit(unit, units.Select(known => known.Code)));
        }

        var used = Used(entry);
        var time = faults.Choice<RatioTime>(fields.Find("time"));
        var percent = faults.Flag(fields.Find("percent")) ?? false;
        if (kind is not { } known)
        {
            return null;
        }

        CheckFields(entry, known);
        var takesPeriod = known == IndicatorKind.Flow || time == RatioTime.Period;
        return new(code, known, unit ?? "", labels, used, takesPeriod, Percent: percent);
    }

    private ImmutableArray<IndicatorDimension> Used(CatalogueEntry entry)
    {
        var used = ImmutableArray.CreateBuilder<IndicatorDimension>();
        foreach (var item in entry.Faults.Items(entry.Fields.Find("dimensions"), InputLimits.EntriesMax))
        {
            if (Fields.Open(entry.Faults, item, "code", "overlapping", "noTotal") is not { } fields)
            {
                continue;
            }

            var at = fields.Need("code");
            var code = entry.Faults.Text(at, InputLimits.CodeLengthMax);
            var overlapping = entry.Faults.Flag(fields.Find("overlapping")) ?? false;
            var noTotal = entry.Faults.Flag(fields.Find("noTotal")) ?? false;
            if (code is null)
            {
                continue;
            }

            if (!dimensions.ContainsKey(code))
            {
                entry.Faults.Add(at!, InputMessages.UnknownDimension(code, dimensions.Keys));
            }
            else if (used.Any(known => known.Code == code))
            {
                entry.Faults.Add(at!, InputMessages.DuplicateCode(code, null));
            }
            else
            {
                used.Add(new(code, overlapping, noTotal));
            }
        }

        return used.ToImmutable();
    }

    private static void CheckFields(CatalogueEntry entry, IndicatorKind kind)
    {
        var code = EnumCodes<IndicatorKind>.Of(kind);
        var derived = kind == IndicatorKind.DerivedRatio;
        var ratio = derived || kind == IndicatorKind.StatedRatio;
        Check("time", ratio, ratio);
        Check("feeds", kind == IndicatorKind.Flow, needed: false);
        Check("numerator", derived, derived);
        Check("denominator", derived, derived);
        Check("percent", derived, needed: false);

        void Check(string name, bool allowed, bool needed)
        {
            if (needed)
            {
                entry.Fields.Need(name, InputMessages.FieldNeededForKind(name, code));
            }
            else if (!allowed && entry.Fields.Find(name) is { } extra)
            {
                entry.Faults.AddAtName(extra, InputMessages.FieldNotForKind(name, code));
            }
        }
    }

    /// <summary>An indicator with what it says about others.</summary>
    private Indicator Related(CatalogueEntry entry, Indicator indicator) =>
        indicator with
        {
            Feeds = Feeds(entry, indicator),
            Numerator = RatioPart(entry, indicator, "numerator"),
            Denominator = RatioPart(entry, indicator, "denominator"),
        };

    private string? Feeds(CatalogueEntry entry, Indicator flow)
    {
        var at = entry.Fields.Find("feeds");
        if (flow.Kind != IndicatorKind.Flow || entry.Faults.Text(at, InputLimits.CodeLengthMax) is not { } code)
        {
            return null;
        }

        var fault =
            !indicators.TryGetValue(code, out var stock) ? InputMessages.UnknownIndicator(code, indicators.Keys)
            : stock.Kind != IndicatorKind.Stock ? InputMessages.FeedsNoStock(code)
            : stock.Unit != flow.Unit ? InputMessages.FeedsOtherUnit(flow.Unit, stock)
            : null;
        if (fault is not null)
        {
            entry.Faults.Add(at!, fault);
        }

        return stock?.Code;
    }

    private FigureKey? RatioPart(CatalogueEntry entry, Indicator ratio, string name)
    {
        var at = entry.Fields.Find(name);
        if (
            ratio.Kind != IndicatorKind.DerivedRatio
            || Fields.Open(entry.Faults, at, "indicator", "breakdown") is not { } fields
        )
        {
            return null;
        }

        var named = fields.Need("indicator");
        var code = entry.Faults.Text(named, InputLimits.CodeLengthMax);
        var part = code is null ? null : indicators.GetValueOrDefault(code);
        var breakdown = new BreakdownTexts(entry.Faults, dimensions.Values).Read(fields.Find("breakdown"), part);
        if (code is not null && RatioFault(ratio, code, part) is { } fault)
        {
            entry.Faults.Add(named!, fault);
        }

        return part is null || breakdown is null ? null : new(part.Code, breakdown);
    }

    private FaultText? RatioFault(Indicator ratio, string code, Indicator? part)
    {
        if (part is null)
        {
            return InputMessages.UnknownIndicator(code, indicators.Keys);
        }

        if (part.Kind is IndicatorKind.DerivedRatio or IndicatorKind.StatedRatio)
        {
            return InputMessages.RatioOfRatio(code);
        }

        if (part.TakesPeriod != ratio.TakesPeriod)
        {
            return InputMessages.RatioOfOtherTime(part);
        }

        var foreign = ratio.Dimensions.FirstOrDefault(dimension => part.Find(dimension.Code) is null);
        return foreign is null ? null : InputMessages.RatioOfOtherDimension(foreign.Code, part);
    }

    private ReportingPlan? Plan(CatalogueEntry entry, string code, Labels labels, ImmutableArray<CodeLabel> levels)
    {
        var (fields, faults) = (entry.Fields, entry.Faults);
        var levelAt = fields.Need("level");
        var level = faults.Text(levelAt, InputLimits.CodeLengthMax);
        if (level is not null && !levels.Any(known => known.Code == level))
        {
            faults.Add(levelAt!, InputMessages.UnknownLevel(level, levels.Select(known => known.Code)));
        }

        var every = faults.Choice<PlanPeriod>(fields.Need("every"));
        var dueDays = faults.Whole(fields.Need("dueDays"), 0, InputLimits.DueDaysMax);
        var listed = fields.Need("indicators");
        var codes = faults.KnownCodes(listed, InputLimits.IndicatorsMax, Reportable);
        faults.CheckNotEmpty(listed, "chỉ tiêu", "indicator");
        return level is null || every is null || dueDays is null
            ? null
            : new(code, level, every.Value, dueDays.Value, codes, labels);
    }

    /// <summary>A form asks for what can be stated.</summary>
    private FaultText? Reportable(string code) =>
        !indicators.TryGetValue(code, out var indicator) ? InputMessages.UnknownIndicator(code, indicators.Keys)
        : indicator.Kind == IndicatorKind.DerivedRatio ? InputMessages.DerivedRatio(code)
        : null;
}
