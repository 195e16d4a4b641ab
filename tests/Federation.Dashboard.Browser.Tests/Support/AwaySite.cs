namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>The test that takes a province away has an installation of its own.</summary>
[CollectionDefinition(nameof(AwaySite))]
public sealed class AwaySite : Site, ICollectionFixture<AwaySite>;
