using Federation.Api.Wire;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Something that happened, with the committee that it names.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Other">The other committee of it; null where it names none.</param>
public sealed record EventLine(EventBody Event, CommitteeLink? Other);
