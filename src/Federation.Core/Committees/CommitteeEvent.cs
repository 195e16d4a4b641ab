using System.Collections.Immutable;
using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Core.Committees;

/// <summary>Something dated that happened to a committee. The same key again changes nothing.</summary>
/// <param name="Key">The event's slug, unique within its committee.</param>
/// <param name="Kind">What happened.</param>
/// <param name="EffectiveFrom">The first day on which it holds; <see cref="DateOnly.MinValue"/> for since
/// ever.</param>
/// <param name="DecidedOn">When it was decided, where known.</param>
/// <param name="Document">The decision, where known.</param>
/// <param name="Other">The parent (established, transferred), the successor (merged into) or the origin
/// (split).</param>
/// <param name="Names">The names from then on (established, renamed).</param>
/// <param name="Level">The level from then on (established, upgraded, downgraded).</param>
/// <param name="Codes">The official codes from then on (established, code changed), by register.</param>
/// <param name="UnitKind">The kind of unit from then on (established, kind changed).</param>
/// <param name="Indicators">The indicators that count from below; empty for all.</param>
/// <param name="MergedFrom">For a transfer that follows from the parent's merger: the committee that was
/// absorbed.</param>
/// <param name="Precision">How exactly <paramref name="EffectiveFrom"/> is known, as written; null for the
/// day.</param>
public sealed record CommitteeEvent(
    string Key,
    EventKind Kind,
    DateOnly EffectiveFrom,
    DateOnly? DecidedOn = null,
    string? Document = null,
    CommitteeId? Other = null,
    Labels? Names = null,
    string? Level = null,
    ImmutableSortedDictionary<string, string>? Codes = null,
    string? UnitKind = null,
    ImmutableArray<string> Indicators = default,
    CommitteeId? MergedFrom = null,
    string? Precision = null
);
