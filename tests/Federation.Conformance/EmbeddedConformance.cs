using System.Collections.Concurrent;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;

namespace Federation.Conformance;

/// <summary>The engine of one process under the suite; an adapter adds where its instances are kept.</summary>
public abstract class EmbeddedConformance : EngineConformance
{
    private readonly ConcurrentDictionary<string, StoredInstance> opened = new(StringComparer.Ordinal);
    private EmbeddedFederation? engine;

    /// <summary>Where writes pass that can be held.</summary>
    protected Gate Writes { get; } = new();

    /// <summary>The test's storage as it is now.</summary>
    protected abstract ValueTask<InstanceStore> StoreAsync();

    /// <inheritdoc/>
    protected override async Task<IFederation> StartAsync()
    {
        var store = await StoreAsync();
        var remembering = store with
        {
            OpenAsync = async (instance, cancellationToken) =>
                opened[instance] = await store.OpenAsync(instance, cancellationToken),
        };
        engine = new(Given.Catalogue, remembering, TimeProvider.System, new() { CommandsMax = CommandsMax });
        await engine.StartAsync(CancellationToken.None);
        return engine;
    }

    /// <inheritdoc/>
    protected override async Task StopAsync() => await engine!.DisposeAsync();

    /// <inheritdoc/>
    protected override Task SettleAsync() => engine!.SettleAsync(CancellationToken.None);

    /// <summary>As if another activation had begun elsewhere: the journal refuses this one, and it ends itself.</summary>
    protected override async Task EndActivationAsync(string id)
    {
        var committee = Given.Id(id);
        await opened[committee.Instance].Journal.RaiseIncarnationAsync(committee, CancellationToken.None);
        var report = Given.Stock("ends", "2020-01-31", 1);
        await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await engine!.Committee(committee).SubmitAsync(report, Actor.System, false, CancellationToken.None)
        );

        // Whoever comes next finds a new one.
        await engine!.Committee(committee).SubmitAsync(report, Actor.System, true, CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override IDisposable HoldWrites() => Writes.Close();
}
