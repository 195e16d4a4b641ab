using Federation.Engine.Embedded;

namespace Federation.Standalone;

/// <summary>Where instances are kept, by the folder of data. Tests keep them elsewhere.</summary>
/// <param name="OpenAsync">The instances of a folder.</param>
internal sealed record Instances(Func<string, CancellationToken, ValueTask<InstanceStore>> OpenAsync);
