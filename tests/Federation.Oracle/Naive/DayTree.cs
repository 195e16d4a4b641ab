namespace Federation.Oracle.Naive;

/// <summary>The tree on one day.</summary>
internal sealed class DayTree
{
    private readonly Dictionary<Member, Member> parents = [];
    private readonly Dictionary<Member, List<Member>> children = [];
    private readonly Dictionary<Member, int> units = [];

    public DayTree(IReadOnlyCollection<Member> members, DateOnly day)
    {
        var byId = members.ToDictionary(m => m.Id);
        foreach (var member in members.Where(m => m.IsActive(day)))
        {
            children[member] = [];
        }

        foreach (var member in children.Keys)
        {
            if (member.ParentOn(day) is { } id && byId.TryGetValue(id, out var parent))
            {
                parents[member] = parent;
                children.GetValueOrDefault(parent)?.Add(member);
            }
        }
    }

    public bool IsActive(Member member) => children.ContainsKey(member);

    public Member? ParentOf(Member member) => parents.GetValueOrDefault(member);

    public IReadOnlyList<Member> ChildrenOf(Member member) => children.GetValueOrDefault(member) ?? [];

    /// <summary>"unit: a committee with no active child at that time".</summary>
    public bool IsUnit(Member member) => children.TryGetValue(member, out var below) && below.Count == 0;

    /// <summary>How many units its subtree has, itself included.</summary>
    public int Units(Member member)
    {
        if (!units.TryGetValue(member, out var count))
        {
            count = (IsUnit(member) ? 1 : 0) + ChildrenOf(member).Sum(Units);
            units[member] = count;
        }

        return count;
    }

    /// <summary>It and all below it.</summary>
    public IEnumerable<Member> Subtree(Member member) =>
        IsActive(member) ? ChildrenOf(member).SelectMany(Subtree).Prepend(member) : [];
}
