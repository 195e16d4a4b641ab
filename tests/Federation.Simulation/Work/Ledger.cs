using System.Collections.Immutable;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Simulation.World;

namespace Federation.Simulation.Work;

/// <summary>What clients were told is durable.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<
        (CommitteeId Committee, string Key, int Revision),
        (long Sequence, string Hash)
    > receipts = [];

    public int Count => receipts.Count;

    /// <summary>A receipt came; tells what contradicts an earlier one.</summary>
    public string? Enter(Receipt receipt)
    {
        var entered = (receipt.Sequence, receipt.Hash);
        return receipts.TryAdd((receipt.Committee, receipt.Key, receipt.Revision), entered) ? null
            : receipts[(receipt.Committee, receipt.Key, receipt.Revision)] is var before && before == entered ? null
            : $"{receipt.Committee} {receipt.Key} revision {receipt.Revision}: receipt {before}, then {entered}";
    }

    /// <summary>
    /// The database is an older one: what it lacks is lost by the operator's own doing. How far it goes does not tell
    /// what it lacks, where it was made before another older one was accepted.
    /// </summary>
    public void Forget(string instance, IReadOnlySet<string> kept)
    {
        foreach (var (key, (_, hash)) in receipts.ToList())
        {
            if (key.Committee.Instance == instance && !kept.Contains(hash))
            {
                receipts.Remove(key);
            }
        }
    }

    /// <summary>What was told and is not so: a report lost, or twice in the journal.</summary>
    public string? Contradiction(string instance, IReadOnlyList<JournalEntry> journal)
    {
        var reports = journal
            .Select(e => (Entry: e, Report: (Disk.FactOf(e) as ReportAccepted)?.Report))
            .Where(e => e.Report is not null)
            .ToLookup(
                e => (e.Entry.Committee, e.Report!.Key, e.Report.Revision),
                e => (e.Entry.Sequence, e.Entry.Hash)
            );
        foreach (var (key, receipt) in receipts.Where(r => r.Key.Committee.Instance == instance))
        {
            if (!reports[key].Contains(receipt))
            {
                return $"acknowledged and lost: {key}, receipt {receipt}";
            }
        }

        var twice = reports.FirstOrDefault(r => r.Count() > 1);
        return twice is null ? null : $"twice in the journal: {twice.Key}";
    }
}
