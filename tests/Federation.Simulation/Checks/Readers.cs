using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Engine.Queries;
using Federation.Simulation.World;

namespace Federation.Simulation.Checks;

/// <summary>
/// Readers of every committee, who look now and then: none sees an older version after a newer one; what is shown as fresh
/// rests on no less than what was shown as fresh before; what is shown as stale rests on all that was shown as fresh by the
/// time that it claims.
/// </summary>
internal sealed class Readers(Universe universe)
{
    private readonly Dictionary<CommitteeId, VersionStamp> versions = [];
    private readonly Dictionary<CommitteeId, List<Seen>> fresh = [];

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
        if (versions.TryGetValue(committee, out var before) && view.Version.CompareTo(before) < 0)
        {
            universe.Blame($"a reader of {committee} saw {before} and then {view.Version}");
        }

        versions[committee] = view.Version;
        var known = universe.Knowledge.Of(view);
        var seen = fresh.TryGetValue(committee, out var list) ? list : fresh[committee] = [];
        var claim = Freshness.Of(view);
        if (claim.IsStale)
        {
            if (TrustsClocks && claim.At is { } at)
            {
                Require(seat, known, seen.LastOrDefault(s => s.At <= at), $"stale, fresh at {at:O}");
            }
        }
        else
        {
            Require(seat, known, seen.LastOrDefault(), "fresh");
            if (seen.Count > 50)
            {
                seen.RemoveAt(0);
            }

            seen.Add(new(seat.Host.Clock.GetUtcNow(), known));
        }
    }

    /// <summary>A database was put back: what was seen there is forgotten, and elsewhere, once it is accepted, what it lacks.</summary>
    /// <param name="instance">Its instance.</param>
    /// <param name="kept">How far it goes.</param>
    /// <param name="isAccepted">Whether the others have been told to take it as it is.</param>
    public void Forget(string instance, IReadOnlyDictionary<CommitteeId, long> kept, bool isAccepted)
    {
        foreach (var reader in fresh.Keys.Where(c => c.Instance == instance).ToList())
        {
            // An older roster does not even know whom it is missing.
            fresh.Remove(reader);
        }

        foreach (var reader in fresh.Keys.Where(_ => isAccepted))
        {
            foreach (var seen in fresh[reader])
            {
                foreach (var committee in seen.Known.Keys.Where(c => c.Instance == instance).ToList())
                {
                    seen.Known[committee] = Math.Min(seen.Known[committee], kept.GetValueOrDefault(committee));
                }
            }
        }

        foreach (var reader in versions.Keys.Where(c => c.Instance == instance).ToList())
        {
            versions.Remove(reader);
        }
    }

    private void Require(Seat seat, Dictionary<CommitteeId, long> known, Seen? before, string how)
    {
        foreach (var (committee, sequence) in before?.Known ?? [])
        {
            if (known.GetValueOrDefault(committee) < sequence)
            {
                universe.Blame(
                    $"{seat}, shown as {how}, rests on {known.GetValueOrDefault(committee)} facts of {committee}, "
                        + $"where a reader had seen {sequence} already"
                );
            }
        }
    }

    private sealed record Seen(DateTimeOffset At, Dictionary<CommitteeId, long> Known);
}
