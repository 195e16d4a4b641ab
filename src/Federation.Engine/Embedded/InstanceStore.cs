using Federation.Engine.Ports;

namespace Federation.Engine.Embedded;

/// <summary>Where instances are kept: opens one, or begins it.</summary>
/// <param name="Existing">The instances that exist already, in ordinal order.</param>
/// <param name="OpenAsync">Opens an instance; begins it where it does not exist.</param>
public sealed record InstanceStore(
    IReadOnlyList<string> Existing,
    Func<string, CancellationToken, ValueTask<StoredInstance>> OpenAsync
);
