using Federation.Conformance.Memory;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Tests;

/// <summary>Agents whose messages wait until a test delivers, drops or repeats them.</summary>
internal sealed class AgentWorld : IOutbox
{
    private readonly Dictionary<CommitteeId, CommitteeAgent> agents = [];

    public ManualClock Clock { get; } = new();

    public AgentLimits Limits { get; } = new();

    public MemoryFaults Faults { get; } = new();

    public List<Message> Sent { get; } = [];

    /// <summary>The databases by instance.</summary>
    public Dictionary<string, MemoryStore> Stores { get; } = [];

    public CommitteeAgent this[string id] => agents[Given.Id(id)];

    public void Send(Message message) => Sent.Add(message);

    /// <summary>Starts a committee's (next) activation from the journal.</summary>
    public async Task<CommitteeAgent> ActivateAsync(string id)
    {
        var instance = Given.Id(id).Instance;
        var store = Stores.TryGetValue(instance, out var known) ? known : Stores[instance] = new(instance);
        return agents[Given.Id(id)] = await CommitteeAgent.ActivateAsync(
            Given.Id(id),
            Given.Catalogue,
            new MemoryJournal(store, Faults).AsStored(),
            this,
            Clock,
            Limits,
            null,
            CancellationToken.None
        );
    }

    /// <summary>A committee's process is gone; messages to it get lost.</summary>
    public void Lose(string id) => agents.Remove(Given.Id(id));

    /// <summary>Establishes a committee and lets everybody hear of it.</summary>
    public async Task<CommitteeAgent> EstablishAsync(string id, string? parent)
    {
        var agent = await ActivateAsync(id);
        await agent.RecordAsync(Given.Established(parent), Actor.System, CancellationToken.None);
        await DeliverAllAsync();
        return agent;
    }

    public async Task SubmitAsync(string id, Report report) =>
        await this[id].SubmitAsync(report, Actor.System, false, CancellationToken.None);

    public async Task DeliverAsync(Message message) =>
        await agents[message.To].ReceiveAsync(message, CancellationToken.None);

    /// <summary>Delivers until nobody says anything more, but for some messages, which wait.</summary>
    public async Task DeliverAllAsync(Predicate<Message>? except = null)
    {
        while (Sent.Find(message => except?.Invoke(message) != true) is { } message)
        {
            Sent.Remove(message);
            if (agents.ContainsKey(message.To))
            {
                await DeliverAsync(message);
            }
        }
    }

    /// <summary>Takes the one message of a kind out of what waits.</summary>
    public T Take<T>()
        where T : Message
    {
        var message = Assert.Single(Sent.OfType<T>());
        Sent.Remove(message);
        return message;
    }

    public NodeFigure Ask(string id, string day, FigureKey? key = null)
    {
        var question = new Question(key ?? Given.Members, FigureTime.AsOf(Given.Day(day)));
        return Reading.Figure(this[id].View, FigureRequest.For(question)).Figure!;
    }

    public decimal? Members(string id, string day) => Ask(id, day).Answer.Value?.Low;
}
