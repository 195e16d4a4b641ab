using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Engine.Queries;

/// <summary>A committee as a list shows it.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Names">Its names on the day.</param>
/// <param name="Level">Its level on the day.</param>
/// <param name="UnitKind">Its kind of unit on the day, where it has one.</param>
/// <param name="Parent">Its parent on the day.</param>
/// <param name="IsActive">Whether it is active on the day.</param>
public sealed record DirectoryEntry(
    CommitteeId Id,
    Labels Names,
    string Level,
    string? UnitKind,
    CommitteeId? Parent,
    bool IsActive
);
