using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Simulation.World;

namespace Federation.Simulation.Checks;

/// <summary>
/// Readers of every committee, who look now and then: none sees an older version after a newer one; what is shown as fresh
/// rests on no less than what was shown as fresh before; what is shown as stale rests on all that was shown as fresh by the
/// time that it claims.
/// </summary>
internal sealed class Readers(Universe universe)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(45);

    private readonly Dictionary<CommitteeId, VersionStamp> versions = [];
    private readonly Dictionary<CommitteeId, List<Seen>> fresh = [];
    private readonly HashSet<CommitteeId> excused = [];
    private readonly Dictionary<(CommitteeId Upper, CommitteeId Child), long> abroad = [];
    private TimeSpan? twinsSeenAt;

    /// <summary>Whether clocks can be trusted in this history.</summary>
    public bool TrustsClocks { get; init; }

    /// <summary>One reader looks at one committee.</summary>
    public void Look(Seat seat)
    {
        if (seat.View is not { } view || seat.Agent!.HasEnded)
        {
            return;
        }

        var committee = seat.Id;
        if (universe.HasTwins)
        {
            // Two activations may pass on what only one of them has heard, until the older one is gone and all is
            // compared: there versions rise all the same, and the figures at the end must agree.
            twinsSeenAt = universe.Loop.Now;
        }

        if (versions.TryGetValue(committee, out var before) && view.Version.CompareTo(before) < 0)
        {
            universe.Blame($"a reader of {committee} saw {before} and then {view.Version}");
        }

        versions[committee] = view.Version;
        if (twinsSeenAt is { } at && universe.Loop.Now - at < Calm)
        {
            fresh.Clear();
            abroad.Clear();
            return;
        }

        LookAbroad(view);
        var known = universe.Knowledge.Of(view);
        var seen = fresh.TryGetValue(committee, out var list) ? list : fresh[committee] = [];
        if (view.Stale is { } stale)
        {
            if (TrustsClocks && stale.Since is { } since)
            {
                Require(view, known, seen.LastOrDefault(s => s.At <= since), $"stale, fresh at {since:O}");
            }
        }
        else
        {
            Require(view, known, seen.LastOrDefault(), "fresh");
            if (seen.Count > 50)
            {
                seen.RemoveAt(0);
            }

            seen.Add(new(seat.Host.Clock.GetUtcNow(), known));
        }
    }

    /// <summary>
    /// A database was put back: its own readers begin anew, since an older roster does not even know whom it is missing.
    /// Elsewhere what it lacks now is missed once somebody has accepted it: its own facts, and what it held of others,
    /// which its older roster need not name.
    /// </summary>
    public void Forget(string instance, bool isAccepted)
    {
        foreach (var reader in versions.Keys.Where(c => c.Instance == instance).ToList())
        {
            versions.Remove(reader);
            fresh.Remove(reader);
        }

        foreach (var pair in abroad.Keys.Where(p => p.Upper.Instance == instance).ToList())
        {
            abroad.Remove(pair);
        }

        if (isAccepted)
        {
            excused.UnionWith(universe.Knowledge.KnownIn(instance));
        }
    }

    /// <summary>What a child of another instance showed is stored: fresh or stale, it is never forgotten.</summary>
    private void LookAbroad(CommitteeView view)
    {
        var upper = view.State.Id;
        foreach (var (child, contact) in view.Contacts.Where(c => c.Key.Instance != upper.Instance))
        {
            var rests = universe.Knowledge.OfChild(view, child, contact.Held);
            if (abroad.TryGetValue((upper, child), out var before) && rests < before && !excused.Contains(child))
            {
                universe.Blame($"{upper} rests on {rests} facts of {child}, where {before} were stored already");
            }

            abroad[(upper, child)] = rests;
        }
    }

    private void Require(CommitteeView view, Dictionary<Knowledge.Known, long> known, Seen? before, string how)
    {
        foreach (var (below, sequence) in before?.Known ?? [])
        {
            // Who is not among the known belongs to other days now, and counts here no more.
            if (known.TryGetValue(below, out var now) && now < sequence && !excused.Contains(below.Committee))
            {
                universe.Blame(
                    $"{view.State.Id}@{view.Version}, shown as {how}, rests on {now} facts of {below.Committee}, "
                        + $"where a reader had seen {sequence} already"
                );
            }
        }
    }

    private sealed record Seen(DateTimeOffset At, Dictionary<Knowledge.Known, long> Known);
}
