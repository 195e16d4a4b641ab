using Federation.Core.Identity;
using Federation.Engine.Clustered.Grains;

namespace Federation.Engine.Clustered.Keeping;

/// <summary>A node that tells this one what changes there.</summary>
/// <param name="node">The node.</param>
/// <param name="clock">The time.</param>
/// <param name="heardAt">When it was first asked, as a timestamp; it has answered since.</param>
internal sealed class Teller(INodeGrain node, TimeProvider clock, long heardAt)
{
    /// <summary>Changes that follow one another are told together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(5);

    private long heardAt = heardAt;
    private int hasBegun;

    /// <summary>What listens to it.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    /// <summary>Whether what it told may be relied upon at a moment: that it was heard lately.</summary>
    public bool IsHeard(long now) => clock.GetElapsedTime(Volatile.Read(ref heardAt), now) < KeptAnswers.Lease;

    /// <summary>Begins to listen, unless somebody has.</summary>
    public void Begin(Func<Task> listen)
    {
        if (Interlocked.Exchange(ref hasBegun, 1) == 0)
        {
            Listening = Task.Run(listen);
        }
    }

    /// <summary>Hears once what has changed since it was heard last.</summary>
    /// <param name="round">What is watched.</param>
    /// <param name="cancellationToken">Listens no more.</param>
    /// <returns>False where something may have been told in between that was not heard.</returns>
    public async Task<bool> HearAsync(Round round, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        ClusterTelemetry.Said("changes");
        var changed = await node.ChangedAsync(round.Name).WaitAsync(KeptAnswers.Lease, clock, cancellationToken);
        if (changed is null || !IsHeard(now))
        {
            return false;
        }

        foreach (var committee in changed)
        {
            round.Forget(CommitteeId.Parse(committee));
        }

        Volatile.Write(ref heardAt, now);
        if (changed.Length > 0)
        {
            await Task.Delay(Together, clock, cancellationToken);
        }

        return true;
    }
}
