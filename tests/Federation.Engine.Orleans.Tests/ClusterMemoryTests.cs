using System.Collections.Concurrent;
using Federation.Conformance;
using Federation.Conformance.Memory;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Tests;

/// <summary>The engine's promises with three instances on three nodes.</summary>
public class ClusterMemoryTests : ClusterConformance
{
    private readonly ConcurrentDictionary<string, MemoryStore> stores = new(StringComparer.Ordinal);

    protected override IReadOnlyList<string[]> Hosted { get; } =
    [
        ["n", "c"],
        ["a"],
        ["b"],
    ];

    protected override ValueTask<StoredInstance> OpenAsync(string instance)
    {
        var store = stores.GetOrAdd(instance, name => new(name));
        var faults = new MemoryFaults { BeforeWrite = (_, cancel) => Writes.PassAsync(cancel) };
        return new(new MemoryJournal(store, faults).AsStored());
    }
}
