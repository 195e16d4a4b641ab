using Federation.Core.Committees;
using Federation.Core.Identity;

namespace Federation.Oracle.Generation;

/// <summary>A committee while its history is being made up.</summary>
internal sealed class Sprig(CommitteeId id)
{
    private int eventsMade;

    public CommitteeId Id { get; } = id;

    public List<CommitteeEvent> Events { get; } = [];

    public Sprig? Parent { get; set; }

    /// <summary>The parents that it has had, to which it may go back.</summary>
    public List<Sprig> Former { get; } = [];

    public bool IsActive { get; set; }

    public DateOnly From { get; set; }

    public DateOnly Until { get; set; } = DateOnly.MaxValue;

    /// <summary>When its own place last changed.</summary>
    public DateOnly Touched { get; set; }

    /// <summary>When a child last came to it.</summary>
    public DateOnly Arrival { get; set; }

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    public bool IsBelow(Sprig other) => this == other || (Parent?.IsBelow(other) ?? false);

    /// <summary>Whether it or any committee that was ever above it was ever below the other, or is the other.</summary>
    public bool WasBelow(Sprig other) => WasBelow(other, []);

    private bool WasBelow(Sprig other, HashSet<Sprig> seen) =>
        this == other || Former.Append(Parent).OfType<Sprig>().Any(p => seen.Add(p) && p.WasBelow(other, seen));

    public string NextKey() => $"e{++eventsMade}";
}
