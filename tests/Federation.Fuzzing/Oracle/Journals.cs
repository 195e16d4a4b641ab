using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Fuzzing.Oracle;

/// <summary>The journals of a service that has stopped, read from its data folder.</summary>
internal static class Journals
{
    /// <summary>Every entry by committee and sequence, with its kind and hash, of chains that hold.</summary>
    public static async Task<Dictionary<(string Committee, long Sequence), JournalEntry>> ReadAsync(string data)
    {
        var entries = new Dictionary<(string, long), JournalEntry>();
        var store = SqliteFolder.Store(data, TimeProvider.System);
        foreach (var instance in store.Existing)
        {
            var stored = await store.OpenAsync(instance, CancellationToken.None);
            await using var journal = stored.Journal;
            if (await journal.VerifyAsync(CancellationToken.None) is { } broken)
            {
                throw new InvalidDataException($"The chain of {instance} is broken: {broken}");
            }

            await foreach (var entry in journal.ReadChainAsync(0, CancellationToken.None))
            {
                entries.Add(($"{entry.Committee}", entry.Sequence), entry);
            }
        }

        return entries;
    }

    /// <summary>
    /// Whether they hold what was there before and what was acknowledged since, and not one thing more.
    /// </summary>
    public static Fault? Check(
        Dictionary<(string Committee, long Sequence), JournalEntry> before,
        Dictionary<(string Committee, long Sequence), JournalEntry> after,
        IReadOnlyCollection<Stored> acknowledged
    )
    {
        foreach (var one in acknowledged)
        {
            if (!after.TryGetValue((one.Committee, one.Sequence), out var entry) || entry.Hash != one.Hash)
            {
                return new(
                    "Something acknowledged is not in the journal",
                    $"{one.Committee} {one.Sequence} {one.Hash}"
                );
            }
        }

        var known = before.Keys.Concat(acknowledged.Select(one => (one.Committee, one.Sequence))).ToHashSet();
        var unknown = after.FirstOrDefault(entry => !known.Contains(entry.Key) && !IsFollowing(entry.Value.Body));
        return unknown.Value is null
            ? null
            : new("Something is in the journal that was not acknowledged", $"{unknown.Value}");
    }

    /// <summary>What follows from other facts and is told to nobody: a parent's roster, the moves of a merger.</summary>
    private static bool IsFollowing(EntryBody body) =>
        body.Kind == "child" || (body.Kind == "event" && body.Payload.Span.IndexOf("\"mergedFrom\""u8) >= 0);
}
