using Federation.Core.Identity;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Clustered.Store;
using Federation.Engine.Clustered.Wire;
using Federation.Engine.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Engine.Clustered;

/// <summary>
/// Keeps the committees of this node's instances active, each on the node that is to have it: whoever is missing after
/// a start or a failure is activated without waiting for somebody to ask, and whoever belongs on another node is handed
/// over. When the program stops, all of them are.
/// </summary>
internal sealed partial class ClusterKeeper(
    ClusterNode node,
    ClusterSettings settings,
    IHostApplicationLifetime program,
    ILogger<ClusterKeeper> log
) : IHostedLifecycleService, IAsyncDisposable
{
    private const int AtOnceMax = 32;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan EndsEvery = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(20);

    private readonly ILogger log = log;
    private readonly SemaphoreSlim wanted = new(0, 1);
    private readonly CancellationTokenSource ended = new();
    private Task keeping = Task.CompletedTask;
    private volatile bool isReady;

    /// <summary>Whether every committee that belongs here has been active once since the start.</summary>
    public bool IsReady => isReady;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        node.Hosts.Changed += Changed;
        node.Leaving += Leave;
        node.Displaced += Want;
        node.Hosts.Start(node.Profile);
        node.Engine.StartTicking();
        node.Links?.Start();
        keeping = KeepAsync();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hands everything over, while the node still serves.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (!node.TakeNoMore())
        {
            return;
        }

        await ended.CancelAsync();
        await keeping;
        LogLeaves();
        await HandOverAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A program that was killed in a test has not been told to stop.
        await StoppingAsync(cancellationToken);
        node.Hosts.Changed -= Changed;
        node.Leaving -= Leave;
        node.Displaced -= Want;
        if (node.Links is { } links)
        {
            await links.DisposeAsync();
        }

        await node.Hosts.DisposeAsync();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        ended.Dispose();
        wanted.Dispose();
    }

    private void Changed(IReadOnlyCollection<NodeProfile> nodes)
    {
        Want();
        // What was said to them, or by them, may be lost.
        var instances = nodes.SelectMany(changed => changed.Instances).ToHashSet(StringComparer.Ordinal);
        var hadLinks = nodes.Any(changed => changed.Links is not null);
        bool IsAbroad(string instance) => node.Hosts.WayTo(instance) is WayKind.Linked;
        node.Engine.Compare(instance => instances.Contains(instance) || (hadLinks && IsAbroad(instance)));
    }

    private void Leave() => program.StopApplication();

    private void Want()
    {
        try
        {
            wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is wanted already.
        }
    }

    private async Task KeepAsync()
    {
        try
        {
            while (!ended.IsCancellationRequested)
            {
                var isWhole = await TryLookAsync();
                isReady |= isWhole;
                await wanted.WaitAsync(isWhole ? LookEvery : AgainAfter, ended.Token);
                // Nodes that disagree for a moment must not hand committees to and fro as fast as they can.
                await Task.Delay(Rest, ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    /// <summary>
    /// Whatever fails, also in an activation on another node, is tried again: nobody else would keep these committees.
    /// </summary>
    private async Task<bool> TryLookAsync()
    {
        try
        {
            return await LookAsync();
        }
        catch (Exception later) when (!ended.IsCancellationRequested)
        {
            LogLater("who belongs on other nodes", later.Message);
            return false;
        }
    }

    /// <summary>Everybody where they belong; false where somebody could not be, and it is to be tried again.</summary>
    private async Task<bool> LookAsync()
    {
        var isWhole = true;
        foreach (var instance in settings.Instances)
        {
            try
            {
                var journal = new ClusterJournal(new(node, instance));
                var missing = (await journal.CommitteesAsync(ended.Token)).Where(IsMissing);
                await EachAsync(missing, id => node.Grain(id).TouchAsync());
            }
            catch (Exception later) when (later is JournalUnavailableException or OrleansException or TimeoutException)
            {
                LogLater(instance, later.Message);
                isWhole = false;
            }
        }

        return await YieldAsync(ended.Token) && isWhole;
    }

    private bool IsMissing(CommitteeId id) => !node.Engine.IsActive(id) && node.IsHome(id);

    /// <summary>Hands over whoever belongs elsewhere.</summary>
    private async Task<bool> YieldAsync(CancellationToken cancellationToken)
    {
        var elsewhere = node
            .Engine.Active.Select(view => view.State.Id)
            .Where(id => node.Hosts.HasHost(id.Instance) && !node.IsHome(id))
            .ToList();
        try
        {
            await EachAsync(elsewhere, id => MoveAsync(id, cancellationToken));
            return true;
        }
        catch (Exception later) when (later is OrleansException or TimeoutException)
        {
            LogLater("the committees of other nodes", later.Message);
            return false;
        }
    }

    private async Task MoveAsync(CommitteeId id, CancellationToken cancellationToken)
    {
        await node.Grain(id).YieldAsync();
        // Touched on its way out, it would not be activated anywhere.
        var enough = node.Clock.GetTimestamp();
        while (node.Engine.IsActive(id))
        {
            if (node.Clock.GetElapsedTime(enough) > LeavePatience)
            {
                throw new TimeoutException($"{id} does not end");
            }

            await Task.Delay(EndsEvery, cancellationToken);
        }

        await node.Grain(id).TouchAsync();
    }

    private static Task EachAsync(IEnumerable<CommitteeId> committees, Func<CommitteeId, Task> does) =>
        Parallel.ForEachAsync(
            committees,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax },
            async (id, _) => await does(id)
        );

    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(LeavePatience);
        var self = node.Hosts.Self;
        node.Hosts.Leaves(self);
        try
        {
            var others = node.Hosts.Known.Select(other => other.Key).Where(other => !other.Equals(self));
            await Task.WhenAll(others.Select(other => node.Hosts.Grain(other).LeavingAsync(self.ToParsableString())))
                .WaitAsync(enough.Token);
            while (!await YieldAsync(enough.Token).WaitAsync(enough.Token))
            {
                await Task.Delay(AgainAfter, enough.Token);
            }

            foreach (var instance in node.Journals.Keys.Where(HasOtherHost))
            {
                await node.InstanceGrain(instance).YieldAsync().WaitAsync(enough.Token);
                await node.InstanceGrain(instance).TouchAsync().WaitAsync(enough.Token);
            }
        }
        catch (Exception late) when (late is OperationCanceledException or OrleansException or TimeoutException)
        {
            // Whoever is left is found missing by the others once this node is gone.
            LogLater("who is left", late.Message);
        }
    }

    private bool HasOtherHost(string instance) =>
        node.Hosts.Choose(instance) is { } host && !host.Equals(node.Hosts.Self);

    [LoggerMessage(LogLevel.Information, "The node leaves: its committees are handed over")]
    private partial void LogLeaves();

    [LoggerMessage(LogLevel.Warning, "{What} cannot be placed now, and will be tried again: {Why}")]
    private partial void LogLater(string what, string why);
}
