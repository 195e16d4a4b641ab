using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>How long a committee belonged to one parent.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="From">The first day; null for since ever.</param>
/// <param name="Until">The first day on which it no longer did; null while it does.</param>
public sealed record ParentTime(CommitteeLink Parent, DateOnly? From, DateOnly? Until);
