using Federation.Core.Identity;

namespace Federation.Api.Resources;

/// <summary>
/// Walks a subtree from the top down, children in ordinal order. A walk can be taken up again at the path of a
/// committee: where that is gone by then, at what would have come after it.
/// </summary>
internal sealed class SubtreeWalk
{
    /// <summary>No tree is deeper.</summary>
    private const int DepthMax = 64;

    private readonly Func<CommitteeId, ValueTask<IEnumerable<CommitteeId>>> childrenOf;
    private readonly List<Level> levels = [];

    private SubtreeWalk(CommitteeId root, Func<CommitteeId, ValueTask<IEnumerable<CommitteeId>>> childrenOf)
    {
        this.childrenOf = childrenOf;
        levels.Add(new(root));
    }

    /// <summary>Where the walk is.</summary>
    public CommitteeId Current => levels[^1].Id;

    /// <summary>Whether the walk is at its root.</summary>
    public bool IsAtRoot => levels.Count == 1;

    /// <summary>The identities from the root to <see cref="Current"/>.</summary>
    public IEnumerable<string> Path => levels.Select(level => level.Id.ToString());

    /// <summary>Starts at the root.</summary>
    public static SubtreeWalk From(
        CommitteeId root,
        Func<CommitteeId, ValueTask<IEnumerable<CommitteeId>>> childrenOf
    ) => new(root, childrenOf);

    /// <summary>
    /// Goes to the end of a path that begins with the root. Says whether anything is left from there on, and whether
    /// it is just that committee.
    /// </summary>
    public async ValueTask<(bool IsAnywhere, bool IsExact)> GoToAsync(IReadOnlyList<string> path)
    {
        for (var i = 1; i < path.Count; i++)
        {
            var level = await OpenAsync(levels[^1]);
            level.Next = level.Children!.FindIndex(child => string.CompareOrdinal(child.ToString(), path[i]) >= 0);
            if (level.Next < 0)
            {
                level.Next = level.Children.Count;
                return (await NextAsync(), false);
            }

            var child = level.Children[level.Next++];
            levels.Add(new(child));
            if (child.ToString() != path[i])
            {
                return (true, false);
            }
        }

        return (true, true);
    }

    /// <summary>Goes on; false at the end.</summary>
    public async ValueTask<bool> NextAsync()
    {
        while (levels.Count > 0)
        {
            var level = await OpenAsync(levels[^1]);
            if (level.Next < level.Children!.Count && levels.Count < DepthMax)
            {
                levels.Add(new(level.Children[level.Next++]));
                return true;
            }

            levels.RemoveAt(levels.Count - 1);
        }

        return false;
    }

    private async ValueTask<Level> OpenAsync(Level level)
    {
        level.Children ??= [.. (await childrenOf(level.Id)).Order()];
        return level;
    }

    private sealed class Level(CommitteeId id)
    {
        public CommitteeId Id { get; } = id;

        public List<CommitteeId>? Children { get; set; }

        public int Next { get; set; }
    }
}
