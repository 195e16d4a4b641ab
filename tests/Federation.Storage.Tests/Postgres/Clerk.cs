using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Tests.Postgres;

/// <summary>
/// Writes for one committee through bad days as an activation does: after a failure it learns from the journal what has
/// been written, and goes on from there.
/// </summary>
internal sealed class Clerk(IJournal journal, CommitteeId committee)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly List<JournalEntry> acknowledged = [];
    private long incarnation;
    private long sequence;

    /// <summary>How often the storage was away.</summary>
    public int Refusals { get; private set; }

    /// <summary>Writes so many entries, however long it takes.</summary>
    public async Task WriteAsync(int entries, Action<int>? acknowledging = null)
    {
        for (var target = acknowledged.Count + entries; acknowledged.Count < target; )
        {
            try
            {
                await WriteOneAsync();
                acknowledging?.Invoke(acknowledged.Count);
            }
            catch (JournalUnavailableException)
            {
                Refusals++;
                incarnation = 0;
                // As a client would: not at once.
                await Task.Delay(Patience);
            }
        }
    }

    /// <summary>Writes one entry, or fails.</summary>
    public async Task WriteOneAsync()
    {
        if (incarnation == 0)
        {
            incarnation = await journal.RaiseIncarnationAsync(committee, default);
            sequence = (await ReadAsync()).Count;
        }

        var payload = Encoding.UTF8.GetBytes(History.Text(committee, sequence + 1));
        var body = new EntryBody("report-accepted", 1, payload, DateTimeOffset.UnixEpoch);
        try
        {
            var written = await journal.AppendAsync(new(committee, incarnation, sequence, [body]), default);
            acknowledged.AddRange(written);
            sequence++;
        }
        catch (JournalUnavailableException)
        {
            incarnation = 0;
            throw;
        }
    }

    /// <summary>All that was acknowledged is there, each sequence is there once, and nothing else is.</summary>
    public async Task AssertNothingLostOrDoubledAsync()
    {
        var read = await ReadAsync();
        Assert.Equal(
            Enumerable.Range(1, read.Count).Select(number => History.Text(committee, number)),
            read.Select(entry => Encoding.UTF8.GetString(entry.Body.Payload.Span))
        );
        var there = read.Select(History.Comparable).ToHashSet();
        Assert.All(acknowledged, entry => Assert.Contains(History.Comparable(entry), there));
    }

    private async Task<List<JournalEntry>> ReadAsync() => await journal.ReadAsync(committee, 0, default).ToListAsync();
}
