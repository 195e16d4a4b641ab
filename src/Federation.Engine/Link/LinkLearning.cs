using System.Collections.Concurrent;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Link;

/// <summary>
/// Asks those below who have shown something new what they say of themselves, before they are away and nobody has
/// asked; and keeps what is remembered. Both some time later, and for all together: it is a help, and must not be a
/// burden.
/// </summary>
internal sealed class LinkLearning : IDisposable
{
    private readonly ConcurrentDictionary<CommitteeId, bool> noted = new();
    private readonly ConcurrentDictionary<string, bool> unkept = new();
    private readonly LinkLimits limits;
    private readonly Func<CommitteeId, CancellationToken, Task> learn;
    private readonly Action<string> keep;
    private readonly ITimer learning;
    private readonly ITimer keeping;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationToken end;
    private readonly Lock keepingGate = new();
    private int isEnded;
    private int isLearningDue;
    private int isKeepingDue;

    /// <summary>Begins.</summary>
    /// <param name="limits">How often.</param>
    /// <param name="clock">The time.</param>
    /// <param name="learn">Asks a committee.</param>
    /// <param name="keep">Keeps what is remembered of a link.</param>
    public LinkLearning(
        LinkLimits limits,
        TimeProvider clock,
        Func<CommitteeId, CancellationToken, Task> learn,
        Action<string> keep
    )
    {
        this.limits = limits;
        this.learn = learn;
        this.keep = keep;
        end = ended.Token;
        learning = clock.CreateTimer(_ => _ = LearnAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        keeping = clock.CreateTimer(_ => Keep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A committee has shown something new.</summary>
    public void Note(CommitteeId committee)
    {
        noted[committee] = true;
        if (Interlocked.Exchange(ref isLearningDue, 1) == 0)
        {
            learning.Change(limits.LearnAfter, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Something else is remembered of a link.</summary>
    public void Changed(string link)
    {
        unkept[link] = true;
        if (Interlocked.Exchange(ref isKeepingDue, 1) == 0)
        {
            keeping.Change(limits.KeepAfter, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Keeps what is not kept yet, and does no more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isEnded, 1) == 1)
        {
            return;
        }

        ended.Cancel();
        learning.Dispose();
        keeping.Dispose();
        Keep();
        ended.Dispose();
    }

    private void Keep()
    {
        // What changes from here on is kept the next time.
        Volatile.Write(ref isKeepingDue, 0);
        lock (keepingGate)
        {
            foreach (var link in unkept.Keys)
            {
                unkept.TryRemove(link, out _);
                keep(link);
            }
        }
    }

    private async Task LearnAsync()
    {
        if (noted.IsEmpty)
        {
            Volatile.Write(ref isLearningDue, 0);
            if (!noted.IsEmpty && Interlocked.Exchange(ref isLearningDue, 1) == 0)
            {
                learning.Change(limits.LearnAfter, Timeout.InfiniteTimeSpan);
            }

            return;
        }

        foreach (var committee in noted.Keys)
        {
            noted.TryRemove(committee, out _);
            try
            {
                await learn(committee, end).ConfigureAwait(false);
            }
            catch (Exception e)
                when (e
                        is FederationBusyException
                            or CommitteeUnknownException
                            or JournalUnavailableException
                            or RequestRefusedException
                            or FormatException
                            or OperationCanceledException
                )
            {
                // It is asked again when it shows something new.
            }
        }

        // It stays due, so that whoever shows something all the time is not asked all the time.
        learning.Change(limits.LearnEvery, Timeout.InfiniteTimeSpan);
    }
}
