using System.Collections.Immutable;
using Federation.Conformance.Memory;
using Federation.Core.Identity;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Ports;

namespace Federation.Conformance;

/// <summary>
/// Three installations joined by links under the suite: the nation above, the provinces <c>a</c> and <c>b</c> below it.
/// What is written is written where it is hosted; whatever is asked is asked of the nation. An adapter adds where
/// instances are kept and how the links are carried.
/// </summary>
public abstract class LinkedConformance : EngineConformance
{
    private readonly CancellationTokenSource ended = new();
    private readonly List<Linked> installations = [];
    private readonly List<Task> links = [];

    /// <summary>Where writes pass that can be held.</summary>
    protected Gate Writes { get; } = new();

    /// <summary>An installation's storage as it is now.</summary>
    protected abstract ValueTask<InstanceStore> StoreAsync(string installation);

    /// <summary>A new connection: the upper end and the lower one.</summary>
    protected virtual ValueTask<(IFrameChannel Upper, IFrameChannel Lower)> ConnectAsync(string lower)
    {
        var (upper, below) = MemoryChannel.Pair();
        return new((upper, below));
    }

    /// <inheritdoc/>
    protected override async Task<IFederation> StartAsync()
    {
        installations.Clear();
        links.Clear();
        var book = new FixedBook([.. new[] { "a", "b" }.Select(EnrolmentOf)]);
        var nation = await StartAsync(new("n", [], false), book);
        foreach (var enrolment in book.All)
        {
            var instance = enrolment.Instances[0];
            var below = await StartAsync(new(instance, [instance], true), new FixedBook([]));
            var (upper, lower) = await ConnectAsync(instance);
            links.Add(nation.Hub.AcceptAsync(upper, enrolment, ended.Token));
            links.Add(below.Hub.JoinAsync(lower, ended.Token));
        }

        await Waiting.UntilAsync(
            "the links are up on both sides",
            () => installations.SelectMany(i => i.Hub.States).All(s => s.Status == LinkStatus.Up)
        );
        await SettleAsync();
        return new Split(nation, installations);
    }

    /// <inheritdoc/>
    protected override async Task StopAsync()
    {
        foreach (var installation in installations)
        {
            installation.Hub.Close();
        }

        await Task.WhenAll(links);
        foreach (var installation in installations)
        {
            await installation.Engine.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task SettleAsync()
    {
        // What one installation has taken in may make another send: quiet is when nothing was sent in a whole round.
        var before = -1L;
        while (true)
        {
            await Waiting.UntilAsync("what was sent has arrived", () => Sent() == Received());
            foreach (var installation in installations)
            {
                await installation.Engine.SettleAsync(CancellationToken.None);
            }

            var sent = Sent();
            if (sent == before && sent == Received())
            {
                return;
            }

            before = sent;
        }
    }

    /// <inheritdoc/>
    protected override async Task EndActivationAsync(string id)
    {
        var committee = Given.Id(id);
        var host = HostOf(installations, committee);
        await host.Opened[committee.Instance].Journal.RaiseIncarnationAsync(committee, CancellationToken.None);
        var report = Given.Stock("ends", "2020-01-31", 1);
        await Assert.ThrowsAsync<JournalConflictException>(async () =>
            await host.Federation.Committee(committee).SubmitAsync(report, Actor.System, false, CancellationToken.None)
        );
        await host.Federation.Committee(committee).SubmitAsync(report, Actor.System, true, CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override IDisposable HoldWrites() => Writes.Close();

    private static Enrolment EnrolmentOf(string instance) =>
        new($"link-{instance}", "", [instance], DateTimeOffset.UnixEpoch);

    private static Linked HostOf(List<Linked> installations, CommitteeId committee) =>
        installations.Find(i => i.Name == committee.Instance) ?? installations[0];

    private async Task<Linked> StartAsync(LinkSettings settings, ILinkBook book)
    {
        var installation = await Linked.StartAsync(settings, book, await StoreAsync(settings.Name), CommandsMax);
        installations.Add(installation);
        return installation;
    }

    private long Sent() => installations.Sum(i => i.Hub.States.Sum(s => s.Sent));

    private long Received() => installations.Sum(i => i.Hub.States.Sum(s => s.Received));

    private sealed class FixedBook(ImmutableArray<Enrolment> all) : ILinkBook
    {
        public ImmutableArray<Enrolment> All { get; } = all;

        public event Action? Changed
        {
            add { }
            remove { }
        }

        public Enrolment? Find(string key) => All.FirstOrDefault(e => e.Key == key);

        public Enrolment? Use(string secret, string key) => null;
    }
}
