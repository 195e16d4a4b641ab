using System.Collections.Concurrent;
using Federation.Conformance.Memory;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Standalone;

namespace Federation.Api.Tests.Support;

/// <summary>Instances in memory.</summary>
internal sealed class MemoryInstances
{
    private readonly ConcurrentDictionary<string, MemoryJournal> journals = new(StringComparer.Ordinal);

    public Instances Instances => new((_, _) => new(new InstanceStore([], OpenAsync)));

    /// <summary>What goes wrong with the journals, for tests that want it to.</summary>
    public MemoryFaults Faults { get; } = new();

    /// <summary>How far each instance's chain goes: equal before and after where nothing was written.</summary>
    public async Task<IReadOnlyList<string>> HeadsAsync()
    {
        var heads = new List<string>();
        foreach (var (instance, journal) in journals.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            heads.Add($"{instance} {await journal.HeadAsync(CancellationToken.None)}");
        }

        return heads;
    }

    private ValueTask<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken)
    {
        var journal = journals.GetOrAdd(instance, one => new(new MemoryStore(one), Faults));
        return new(journal.AsStored());
    }
}
