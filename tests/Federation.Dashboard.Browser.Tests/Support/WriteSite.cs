namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>The tests that write share another, each with committees of its own.</summary>
[CollectionDefinition(nameof(WriteSite))]
public sealed class WriteSite : Site, ICollectionFixture<WriteSite>;
