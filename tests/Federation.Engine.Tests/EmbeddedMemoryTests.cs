using System.Collections.Concurrent;
using Federation.Conformance.Memory;
using Federation.Engine.Embedded;

namespace Federation.Engine.Tests;

/// <summary>The engine's promises, in one process and in memory.</summary>
public sealed class EmbeddedMemoryTests : EmbeddedConformance
{
    private readonly ConcurrentDictionary<string, MemoryStore> stores = new(StringComparer.Ordinal);

    protected override ValueTask<InstanceStore> StoreAsync() =>
        new(
            new InstanceStore(
                [.. stores.Keys.Order(StringComparer.Ordinal)],
                (instance, _) =>
                {
                    var store = stores.GetOrAdd(instance, one => new(one));
                    var faults = new MemoryFaults { BeforeWrite = (_, cancel) => Writes.PassAsync(cancel) };
                    return new(new MemoryJournal(store, faults).AsStored());
                }
            )
        );
}
