using Federation.Core.Identity;

namespace Federation.Cli.Verify;

/// <summary>
/// Each roster against its children's own histories. A roster may be behind: the program may have been stopped between
/// a child's move and its parent's hearing of it. What no moment of the child's history says is a contradiction.
/// </summary>
internal static class EdgeCheck
{
    public static Difference? Run(
        SortedDictionary<CommitteeId, Replayed> committees,
        IReadOnlySet<string> instances,
        Counts counts
    )
    {
        foreach (var (parent, replayed) in committees)
        {
            foreach (var (child, held) in replayed.State.Children.Where(c => instances.Contains(c.Key.Instance)))
            {
                counts.Edges++;
                var remedy = Texts.SameBackup(parent.Instance, child.Instance);
                if (!committees.TryGetValue(child, out var known))
                {
                    return new(parent.Instance, parent, null, Texts.ChildUnknown(child), remedy);
                }

                if (!known.Histories.Any(history => history.DaysUnder(parent).SequenceEqual(held.Days)))
                {
                    var days = string.Join(", ", held.Days.Select(d => $"{d.From:O}/{d.Until.AddDays(-1):O}"));
                    return new(parent.Instance, parent, null, Texts.EdgeContradicted(child, days), remedy);
                }
            }
        }

        return null;
    }
}
