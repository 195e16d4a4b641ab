using Federation.Api.Wire;
using Federation.Engine.Ports;

namespace Federation.Dashboard.Serving;

/// <summary>What stands above each page of a committee.</summary>
public sealed record CommitteeHead
{
    /// <summary>The committee on the page's day.</summary>
    public required CommitteeBody Profile { get; init; }

    /// <summary>Those above it on that day, the root first.</summary>
    public required IReadOnlyList<CommitteeLink> Ancestors { get; init; }

    /// <summary>What its level is called.</summary>
    public required Bilingual Level { get; init; }

    /// <summary>The first day on which it was no more; null while it is active.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>What is known of it where its installation cannot be reached now; null where it can.</summary>
    public required Absence? Absence { get; init; }

    /// <summary>The committee that absorbed it; null for none.</summary>
    public required CommitteeLink? Successor { get; init; }
}
