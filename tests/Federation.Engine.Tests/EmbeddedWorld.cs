using Federation.Conformance.Memory;
using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Agents;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Tests;

/// <summary>An embedded federation over memory stores that outlive it.</summary>
internal sealed class EmbeddedWorld : IAsyncDisposable
{
    private readonly Dictionary<string, MemoryStore> stores = [];
    private readonly TimeProvider clock;
    private readonly AgentLimits limits;
    private readonly IAbroad? abroad;

    public EmbeddedWorld(AgentLimits? limits = null, IAbroad? abroad = null, TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        this.limits = limits ?? new();
        this.abroad = abroad;
        Federation = Create();
    }

    public EmbeddedFederation Federation { get; private set; }

    public MemoryFaults Faults { get; } = new();

    public async Task StartAsync() => await Federation.StartAsync(CancellationToken.None);

    /// <summary>Ends the process and starts another one over the same stores.</summary>
    public async Task RestartAsync()
    {
        await Federation.DisposeAsync();
        Federation = Create();
        await StartAsync();
    }

    /// <summary>Starts another process over what the stores hold now; the one before is gone as by a kill.</summary>
    public async Task StartAfterKillAsync()
    {
        foreach (var (instance, store) in stores.ToList())
        {
            stores[instance] = store.Copy();
        }

        Federation = Create();
        await StartAsync();
    }

    public async Task EstablishAsync(string id, string? parent, string level = "superior")
    {
        await Federation.EstablishAsync(
            Given.Id(id),
            Given.Established(parent, level),
            Actor.System,
            CancellationToken.None
        );
        await Federation.SettleAsync(CancellationToken.None);
    }

    public async Task<Receipt> SubmitAsync(string id, Report report) =>
        await Federation.Committee(Given.Id(id)).SubmitAsync(report, Actor.System, false, CancellationToken.None);

    public async Task<WriteResult> RecordAsync(string id, CommitteeEvent happened)
    {
        var result = await Federation
            .Committee(Given.Id(id))
            .RecordAsync(happened, Actor.System, CancellationToken.None);
        await Federation.SettleAsync(CancellationToken.None);
        return result;
    }

    public async Task<Answer> AskAsync(string id, FigureKey key, FigureTime time, string? boundariesAt = null)
    {
        var question = new Question(key, time, Basis.Effective, boundariesAt is null ? null : Given.Day(boundariesAt));
        return (await FanOut.AskAsync(Federation, Given.Id(id), question, CancellationToken.None)).Answer;
    }

    public async Task<decimal?> MembersAsync(string id, string day, string? boundariesAt = null) =>
        (await AskAsync(id, Given.Members, FigureTime.AsOf(Given.Day(day)), boundariesAt)).Value?.Low;

    public async ValueTask DisposeAsync() => await Federation.DisposeAsync();

    private EmbeddedFederation Create() =>
        new(
            Given.Catalogue,
            new([.. stores.Keys.Order(StringComparer.Ordinal)], (instance, _) => new(Open(instance))),
            clock,
            limits,
            abroad
        );

    private StoredInstance Open(string instance)
    {
        if (!stores.TryGetValue(instance, out var store))
        {
            stores[instance] = store = new(instance);
        }

        return new MemoryJournal(store, Faults).AsStored();
    }
}
