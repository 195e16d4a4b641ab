using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.State;

namespace Federation.Core.Explain;

/// <summary>An observation as a line: stated, or derived from the parts that the same report states.</summary>
internal static class Leaves
{
    public static Line Of(CommitteeState state, FigureKey key, Statement statement, LineRole role, bool counted)
    {
        var parts = statement.Marks.HasFlag(StatementMarks.Derived) ? Parts(state, key, statement, role) : [];
        return new(state.Id, parts.IsEmpty ? role : LineRole.Derived, counted, statement.ToTally())
        {
            Value = statement.Quantity,
            Statement = statement,
            Parts = parts,
        };
    }

    /// <summary>
    /// The parts: the first exhaustive dimension of which the report states every member for this time.
    /// </summary>
    private static ImmutableArray<Line> Parts(CommitteeState state, FigureKey key, Statement whole, LineRole role)
    {
        var indicator = state.Catalogue.Find(key.Indicator)!;
        foreach (var use in indicator.Dimensions.Where(d => !d.Overlapping && !d.NoTotal))
        {
            var within = key.Breakdown.MemberOf(use.Code);
            var members = state.Catalogue.FindDimension(use.Code)!.MembersWithin(within).ToList();
            var lines = members
                .Select(m => PartOf(state, new(key.Indicator, key.Breakdown.With(use.Code, m.Code)), whole, role))
                .OfType<Line>()
                .ToImmutableArray();
            if (members.Count > 0 && lines.Length == members.Count)
            {
                return lines;
            }
        }

        return [];
    }

    private static Line? PartOf(CommitteeState state, FigureKey key, Statement whole, LineRole role)
    {
        if (state.Keys.Find(key) is not { } part)
        {
            return null;
        }

        var stated = part
            .Own.Standing.Concat(part.Subtree.Standing)
            .Where(s => ReferenceEquals(s.Report, whole.Report) && s.Period == whole.Period)
            .Select(s => (Statement?)s)
            .FirstOrDefault();
        return stated is { } s ? Of(state, key, s, role, true) with { Key = key } : null;
    }
}
