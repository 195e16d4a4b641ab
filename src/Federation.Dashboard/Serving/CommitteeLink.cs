using Federation.Api.Wire;

namespace Federation.Dashboard.Serving;

/// <summary>A committee that a page names and links to.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Names">Its names; null where it cannot be asked now.</param>
public sealed record CommitteeLink(string Id, Bilingual? Names);
