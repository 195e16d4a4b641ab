using System.Collections.Concurrent;
using Federation.Conformance.Memory;
using Federation.Engine.Embedded;

namespace Federation.Engine.Tests;

/// <summary>The engine's promises, over links between three installations in memory.</summary>
public sealed class LinkedMemoryTests : LinkedConformance
{
    private readonly ConcurrentDictionary<(string Installation, string Instance), MemoryStore> stores = new();

    protected override ValueTask<InstanceStore> StoreAsync(string installation) =>
        new(
            new InstanceStore(
                [
                    .. stores
                        .Keys.Where(key => key.Installation == installation)
                        .Select(key => key.Instance)
                        .Order(StringComparer.Ordinal),
                ],
                (instance, _) =>
                {
                    var store = stores.GetOrAdd((installation, instance), key => new(key.Instance));
                    var faults = new MemoryFaults { BeforeWrite = (_, cancel) => Writes.PassAsync(cancel) };
                    return new(new MemoryJournal(store, faults).AsStored());
                }
            )
        );
}
