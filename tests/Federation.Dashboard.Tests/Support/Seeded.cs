namespace Federation.Dashboard.Tests.Support;

/// <summary>The classes that read the seeds and change nothing share one program.</summary>
[CollectionDefinition(nameof(Seeded))]
public sealed class Seeded : ICollectionFixture<DashboardService>;
