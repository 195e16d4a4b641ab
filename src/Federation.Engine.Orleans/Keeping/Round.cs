using System.Collections.Concurrent;
using Federation.Core.Identity;
using Federation.Engine.Clustered.Placement;

namespace Federation.Engine.Clustered.Keeping;

/// <summary>
/// What is watched for as long as every node that tells of changes is heard without a gap. After a gap all of it is
/// given up, and what is watched then is told to another name: a late word to the old one is nobody's.
/// </summary>
internal sealed class Round(Hosts hosts, TimeProvider clock, long number)
{
    private const int WatchesMax = 20_000;

    /// <summary>While nobody asks for anything, nobody need be heard.</summary>
    private static readonly TimeSpan AskedWithin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<CommitteeId, Watch> watches = new();
    private readonly ConcurrentDictionary<string, Teller> tellers = new(StringComparer.Ordinal);
    private long askedAt = clock.GetTimestamp();

    public long Number => number;

    /// <summary>To whom nodes tell what changes.</summary>
    public string Name { get; } = $"{hosts.Self.ToParsableString()}/{number}";

    /// <summary>Whether no more committees can be watched.</summary>
    public bool IsFull => watches.Count >= WatchesMax;

    /// <summary>Whether anybody has asked lately.</summary>
    public bool IsAsked => clock.GetElapsedTime(Volatile.Read(ref askedAt)) < AskedWithin;

    /// <summary>What listens.</summary>
    public IEnumerable<Task> Listening => tellers.Values.Select(teller => teller.Listening);

    /// <summary>See <see cref="KeptAnswers.From"/>.</summary>
    public object? From(CommitteeId committee)
    {
        var now = clock.GetTimestamp();
        Volatile.Write(ref askedAt, now);
        return watches.TryGetValue(committee, out var watch) && watch.Teller?.IsHeard(now) == true ? watch : null;
    }

    /// <summary>A question begins: from now on a change counts against its answer.</summary>
    public Watch Begin(CommitteeId committee) => watches.GetOrAdd(committee, static _ => new());

    /// <summary>Its answer is there, and may be kept, unless the committee has changed meanwhile.</summary>
    /// <param name="committee">Of whom.</param>
    /// <param name="watch">What began with the question.</param>
    /// <param name="by">The node that will tell.</param>
    /// <param name="since">When it was asked: it was there then.</param>
    /// <returns>Who has to be listened to.</returns>
    public Teller Keep(CommitteeId committee, Watch watch, string by, long since)
    {
        var teller = tellers.GetOrAdd(by, silo => new(hosts.Grain(SiloAddress.FromParsableString(silo)), clock, since));
        if (watch.Settle(teller) != teller)
        {
            // It was on another node before.
            Forget(committee);
        }

        return teller;
    }

    /// <summary>What was kept of a committee is out of date, or may be.</summary>
    public void Forget(CommitteeId committee) => watches.TryRemove(committee, out _);
}
