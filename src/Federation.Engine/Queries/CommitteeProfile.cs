using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Messages;

namespace Federation.Engine.Queries;

/// <summary>What is known of a committee itself.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Names">Its names on the day.</param>
/// <param name="Level">Its level on the day.</param>
/// <param name="UnitKind">Its kind of unit on the day, where it has one.</param>
/// <param name="Codes">Its official codes on the day, by register.</param>
/// <param name="Parent">Its parent on the day; null for the root, or where it is not active.</param>
/// <param name="IsActive">Whether it is active on the day.</param>
/// <param name="Successor">The committee that absorbed it, if any.</param>
/// <param name="Events">Its whole history, in order.</param>
/// <param name="Below">How many committees of each level its subtree has on the day, itself not included.</param>
/// <param name="Units">How many units its subtree has on the day.</param>
/// <param name="LastReport">The last accepted report, in order of acceptance; null where there is none.</param>
/// <param name="Version">Its version.</param>
/// <param name="FreshAt">The last applied change.</param>
public sealed record CommitteeProfile(
    CommitteeId Id,
    Labels Names,
    string Level,
    string? UnitKind,
    ImmutableSortedDictionary<string, string> Codes,
    CommitteeId? Parent,
    bool IsActive,
    CommitteeId? Successor,
    ImmutableArray<CommitteeEvent> Events,
    ImmutableSortedDictionary<string, long> Below,
    long Units,
    ReportEntry? LastReport,
    VersionStamp Version,
    DateTimeOffset FreshAt
);
