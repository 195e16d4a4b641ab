using System.Collections.Immutable;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Oracle;

/// <summary>The plain lists that every answer must follow from: each committee's facts, in the order of its journal.</summary>
public sealed class Chronicle
{
    /// <summary>A chronicle of these lists.</summary>
    public Chronicle(Catalogue catalogue, IEnumerable<KeyValuePair<CommitteeId, ImmutableArray<Fact>>> facts)
    {
        Catalogue = catalogue;
        Facts = facts.ToImmutableSortedDictionary();
    }

    /// <summary>The catalogue in force.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The facts by committee. What a parent notes of its children is not needed and ignored.</summary>
    public ImmutableSortedDictionary<CommitteeId, ImmutableArray<Fact>> Facts { get; }

    /// <summary>This chronicle with another list for one committee.</summary>
    public Chronicle With(CommitteeId committee, ImmutableArray<Fact> facts) =>
        new(Catalogue, Facts.SetItem(committee, facts));

    /// <summary>This chronicle with one more fact at the end of a committee's list.</summary>
    public Chronicle Add(CommitteeId committee, Fact fact) =>
        With(committee, Facts.GetValueOrDefault(committee, []).Add(fact));

    /// <summary>Every key that any accepted report states, in order.</summary>
    public IEnumerable<FigureKey> Keys =>
        Facts
            .Values.SelectMany(f => f)
            .OfType<ReportAccepted>()
            .SelectMany(a => a.Report.Observations)
            .Select(o => o.Key)
            .Distinct()
            .Order();
}
