using Federation.Engine.Agents;

namespace Federation.Engine.Queries;

/// <summary>How fresh a view is: what an answer claims with <c>freshAt</c> and <c>stale</c>.</summary>
/// <param name="At">
/// The last applied change; where stale, the last contact with whoever below has been away for longest, null where one
/// was never heard: then nobody can say what is missing.
/// </param>
/// <param name="IsStale">Whether somebody below is away, has another database, or has not been compared yet.</param>
public readonly record struct Freshness(DateTimeOffset? At, bool IsStale)
{
    /// <summary>The freshness of all that a view shows.</summary>
    public static Freshness Of(CommitteeView view) => Of(view, new(view.Version.Stamp, view.ChangedAt));

    /// <summary>The freshness of what was last changed at a mark.</summary>
    public static Freshness Of(CommitteeView view, KeyMark mark) =>
        view.Stale is { } stale ? new(stale.Since, true) : new(mark.At, false);
}
