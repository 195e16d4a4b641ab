namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>The tests that only read share an installation.</summary>
[CollectionDefinition(nameof(ReadSite))]
public sealed class ReadSite : Site, ICollectionFixture<ReadSite>;
