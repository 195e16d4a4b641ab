using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Engine.Queries;

namespace Federation.Engine.Embedded;

/// <summary>
/// Where a committee stands in the tree: all that is kept in memory of one that is at rest. Its figures are in its
/// snapshot.
/// </summary>
/// <param name="Id">The committee.</param>
/// <param name="History">What happened to it.</param>
/// <param name="Children">Its children, present and past.</param>
/// <param name="Version">The version of what it shows.</param>
internal sealed record Place(
    CommitteeId Id,
    CommitteeHistory History,
    IReadOnlyCollection<CommitteeId> Children,
    VersionStamp Version
)
{
    /// <summary>Whether a committee above or below it is of another instance.</summary>
    public bool IsAtBorder => History.Uppers.Concat(Children).Any(other => other.Instance != Id.Instance);

    /// <summary>The place as rules of the tree need it; null where the committee does not exist.</summary>
    public TreeNode? Node => History.Exists ? new(Id, History, Children.Count) : null;

    /// <summary>The place of a committee that is active.</summary>
    public static Place Of(CommitteeView view) =>
        new(
            view.State.Id,
            view.State.History,
            view.State.Children.Count == 0 ? [] : [.. view.State.Children.Select(c => c.Key)],
            view.Version
        );
}
