using Federation.Core.Committees;
using Federation.Core.Input;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>The words of the page on which an event of the tree is recorded.</summary>
internal static class RecordWords
{
    /// <summary>What can happen to a committee, in the order in which it is offered, with what it means.</summary>
    public static IReadOnlyList<(EventKind Kind, string Label, string Meaning)> Kinds =>
        [
            (EventKind.Established, Strings.RecordEstablished, Strings.RecordEstablishedMeans),
            (EventKind.CountsFromBelow, Strings.RecordCounts, Strings.RecordCountsMeans),
            (EventKind.Transferred, Strings.RecordTransferred, Strings.RecordTransferredMeans),
            (EventKind.MergedInto, Strings.RecordMerged, Strings.RecordMergedMeans),
            (EventKind.Dissolved, Strings.RecordDissolved, Strings.RecordDissolvedMeans),
            (EventKind.Renamed, Strings.RecordRenamed, Strings.RecordRenamedMeans),
            (EventKind.Upgraded, Strings.RecordUpgraded, Strings.RecordUpgradedMeans),
            (EventKind.Downgraded, Strings.RecordDowngraded, Strings.RecordDowngradedMeans),
            (EventKind.Split, Strings.RecordSplit, Strings.RecordSplitMeans),
            (EventKind.KindChanged, Strings.RecordKindChanged, Strings.RecordKindChangedMeans),
            (EventKind.CodeChanged, Strings.RecordCodeChanged, Strings.RecordCodeChangedMeans),
        ];

    /// <summary>What a kind is called.</summary>
    public static string LabelOf(EventKind kind) => Kinds.First(one => one.Kind == kind).Label;

    /// <summary>A fault of the interface's reader, at its field.</summary>
    public static SubmitFault Of(Fault fault, Language language)
    {
        var field = FieldOf(fault.Field ?? "");
        return new(field, SubmitWords.Of(fault, language), LabelOf(field));
    }

    /// <summary>The label of a field.</summary>
    public static string? LabelOf(string? field) =>
        field switch
        {
            RecordFields.EffectiveFrom => Strings.RecordFrom,
            RecordFields.DecidedOn => Strings.RecordDecidedOn,
            RecordFields.Document => Strings.RecordDocument,
            RecordFields.Other => Strings.RecordOther,
            RecordFields.NameVi => Strings.RecordNameVi,
            RecordFields.NameEn => Strings.RecordNameEn,
            RecordFields.Level => Strings.ColumnLevel,
            RecordFields.UnitKind => Strings.RecordUnitKind,
            RecordFields.Code => Strings.RecordCode,
            RecordFields.Key => Strings.RecordKey,
            RecordFields.Id => Strings.RecordId,
            RecordFields.Indicators => Strings.RecordIndicators,
            RecordFields.EffectivePrecision => Strings.SubmitPrecision,
            _ => null,
        };

    private static string? FieldOf(string path) =>
        path.Split('.', '[')[0] switch
        {
            "names" => path.EndsWith("en", StringComparison.Ordinal) ? RecordFields.NameEn : RecordFields.NameVi,
            "parent" or "into" or "from" => RecordFields.Other,
            "codes" => RecordFields.Code,
            "unitKind" or "kind" => RecordFields.UnitKind,
            "establishedOn" => RecordFields.EffectiveFrom,
            "establishedPrecision" => RecordFields.EffectivePrecision,
            "effectiveFrom"
            or "effectivePrecision"
            or "decidedOn"
            or "document"
            or "level"
            or "key"
            or "id"
            or "indicators" => path.Split('.', '[')[0],
            _ => null,
        };
}
