using Federation.Core.Committees;

namespace Federation.Core.Facts;

/// <summary>Something dated happened to the committee.</summary>
/// <param name="Event">What.</param>
public sealed record EventRecorded(CommitteeEvent Event) : Fact;
