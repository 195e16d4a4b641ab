using Federation.Core.Identity;
using Federation.Engine.Clustered.Placement;
using Federation.Engine.Codec;
using Google.Protobuf;

namespace Federation.Engine.Clustered.Keeping;

/// <summary>
/// The committees of other nodes whose answers may be kept here: each is watched where it is active, and this node is
/// told of its next change. What is kept is older than what the committee would answer by as long as that takes, a few
/// thousandths of a second; where its node falls silent, by <see cref="Lease"/> at most.
/// </summary>
internal sealed class KeptAnswers : IAsyncDisposable
{
    /// <summary>How long after a node was last heard what it told may be relied upon.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly Hosts hosts;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationToken end;
    private Round round;
    private int disposed;

    public KeptAnswers(Hosts hosts, TimeProvider clock)
    {
        this.hosts = hosts;
        this.clock = clock;
        end = ended.Token;
        round = new(hosts, clock, 1);
    }

    /// <summary>
    /// What stays the same object for as long as the committee's answers may be kept; null where they may not.
    /// </summary>
    public object? From(CommitteeId committee) => Volatile.Read(ref round).From(committee);

    /// <summary>Asks for a figure, and to be told when it may be another one.</summary>
    /// <param name="committee">Of whom.</param>
    /// <param name="ask">The question.</param>
    /// <param name="route">Has it answered.</param>
    public async Task<byte[]> AskAsync(CommitteeId committee, byte[] ask, Func<byte[], Task<byte[]>> route)
    {
        var mine = Volatile.Read(ref round);
        if (mine.IsFull)
        {
            BeginAnew(mine);
            mine = Volatile.Read(ref round);
        }

        var askedAt = clock.GetTimestamp();
        var watch = mine.Begin(committee);
        var answer = await route([.. ask, .. new Codec.Wire.Watching { Watcher = mine.Name }.ToByteArray()]);
        var by = WireBytes.Read(answer, Codec.Wire.Watched.Parser, watched => watched.By, "An answer");
        if (by.Length == 0)
        {
            // It is not active there, or the node is of an older build.
            mine.Forget(committee);
        }
        else
        {
            var teller = mine.Keep(committee, watch, by, askedAt);
            teller.Begin(() => ListenAsync(mine, teller));
        }

        return answer;
    }

    /// <summary>Something was written from here: whoever asks here next has to find it.</summary>
    public void Forget(CommitteeId committee) => Volatile.Read(ref round).Forget(committee);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await ended.CancelAsync();
            await Task.WhenAll(Volatile.Read(ref round).Listening);
            ended.Dispose();
        }
    }

    /// <summary>Hears what changes on a node, for as long as it can be relied upon and anybody asks.</summary>
    private async Task ListenAsync(Round mine, Teller teller)
    {
        try
        {
            while (ReferenceEquals(mine, Volatile.Read(ref round)) && mine.IsAsked && await teller.HearAsync(mine, end))
            {
                // And again.
            }
        }
        catch (Exception silent) when (silent is OrleansException or TimeoutException or OperationCanceledException)
        {
            // What it would have told is not known.
        }

        BeginAnew(mine);
    }

    private void BeginAnew(Round old) => Interlocked.CompareExchange(ref round, new(hosts, clock, old.Number + 1), old);
}
