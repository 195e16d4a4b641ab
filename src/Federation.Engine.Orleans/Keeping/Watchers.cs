using System.Collections.Concurrent;
using Federation.Core.Identity;
using Federation.Engine.Embedded;

namespace Federation.Engine.Clustered.Keeping;

/// <summary>
/// The other nodes that keep answers of committees here, and what each has yet to be told of. A watcher is told once of
/// a committee's next change, and no more until it has asked again.
/// </summary>
internal sealed class Watchers(EmbeddedFederation engine, TimeProvider clock)
{
    /// <summary>How long a watcher that asks what has changed waits for something.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Who has not asked for so long is forgotten: much longer than <see cref="KeptAnswers.Lease"/>, so that it keeps
    /// nothing any more.
    /// </summary>
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Watcher> watchers = new(StringComparer.Ordinal);

    /// <summary>
    /// Will tell a watcher of a committee's next change. What is answered after this may be kept until then.
    /// </summary>
    /// <returns>False where the committee is not active here.</returns>
    public bool Watch(CommitteeId committee, string watcher) =>
        watchers.GetOrAdd(watcher, _ => new(clock)).Watch(committee, engine);

    /// <summary>
    /// The committees that have changed, or gone, since a watcher last asked; waits a moment while there are none. Null
    /// for a watcher that is not known.
    /// </summary>
    public async Task<IReadOnlyList<CommitteeId>?> ChangedAsync(string watcher)
    {
        foreach (var (name, other) in watchers)
        {
            if (name != watcher && other.IsSilentFor(ForgetAfter))
            {
                watchers.TryRemove(name, out _);
                other.Dispose();
            }
        }

        return watchers.TryGetValue(watcher, out var known) ? await known.TakeAsync(Patience) : null;
    }

    private sealed class Watcher : IDisposable
    {
        private readonly TimeProvider clock;
        private readonly Lock gate = new();
        private readonly HashSet<CommitteeId> watched = [];
        private readonly CancellationTokenSource ended = new();
        private readonly CancellationToken forgotten;
        private List<CommitteeId> changed = [];
        private TaskCompletionSource? news;
        private long heardAt;

        public Watcher(TimeProvider clock)
        {
            this.clock = clock;
            heardAt = clock.GetTimestamp();
            forgotten = ended.Token;
        }

        public bool IsSilentFor(TimeSpan span) => clock.GetElapsedTime(Volatile.Read(ref heardAt)) > span;

        /// <summary>Waits for no change any more.</summary>
        public void Dispose()
        {
            ended.Cancel();
            ended.Dispose();
        }

        public bool Watch(CommitteeId committee, EmbeddedFederation engine)
        {
            // Within the gate: whoever finds it watched already may answer at once.
            lock (gate)
            {
                if (watched.Contains(committee))
                {
                    return true;
                }

                if (!engine.TryNextChange(committee, out var change))
                {
                    return false;
                }

                watched.Add(committee);
                _ = TellAsync(committee, change, engine);
                return true;
            }
        }

        public async Task<IReadOnlyList<CommitteeId>> TakeAsync(TimeSpan patience)
        {
            Task waiting;
            lock (gate)
            {
                Volatile.Write(ref heardAt, clock.GetTimestamp());
                if (changed.Count > 0)
                {
                    return Take();
                }

                news = new(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting = news.Task;
            }

            await waiting.WaitAsync(patience, clock, forgotten).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (gate)
            {
                return Take();
            }
        }

        /// <summary>Tells once the committee answers from something else, or has gone.</summary>
        private async Task TellAsync(CommitteeId committee, Task change, EmbeddedFederation engine)
        {
            // Read after what is waited for was made, so that no change falls between.
            var from = engine.Find(committee)?.AnswersFrom;
            do
            {
                await change.WaitAsync(forgotten).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            } while (
                !forgotten.IsCancellationRequested
                && engine.TryNextChange(committee, out change!)
                && ReferenceEquals(from, engine.Find(committee)?.AnswersFrom)
            );

            lock (gate)
            {
                watched.Remove(committee);
                changed.Add(committee);
                news?.TrySetResult();
            }
        }

        private List<CommitteeId> Take()
        {
            var taken = changed;
            changed = [];
            news = null;
            return taken;
        }
    }
}
