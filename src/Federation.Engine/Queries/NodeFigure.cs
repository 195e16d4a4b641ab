using Federation.Core.Figures;
using Federation.Engine.Messages;

namespace Federation.Engine.Queries;

/// <summary>An answer with how fresh it is.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Version">The version at which this key last changed here: changes only with the answer.</param>
/// <param name="FreshAt">
/// The last applied change to the key; where stale, the last contact with who is away, null where one of them was
/// never heard.
/// </param>
/// <param name="Stale">Whether somebody below is away or has not been compared yet.</param>
/// <param name="IsMoveUnderWay">
/// Whether of some move below only one half has arrived; the root's answers say so.
/// </param>
public sealed record NodeFigure(
    Answer Answer,
    VersionStamp Version,
    DateTimeOffset? FreshAt,
    bool Stale,
    bool IsMoveUnderWay = false
);
