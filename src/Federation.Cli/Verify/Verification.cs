using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Cli.Verify;

/// <summary>
/// The whole way: each instance by itself, the instances against each other, and the program over all of them. It works
/// on a copy; the first difference ends it.
/// </summary>
internal sealed class Verification(string folder, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The end of the chain is checked with the rest of it, which can say where.</summary>
    private static readonly SqliteOptions Options = new() { TailEntriesMax = 1 };

    public Counts Counts { get; } = new();

    /// <summary>The first difference; null where all agrees.</summary>
    /// <exception cref="Storage.StorageRefusedException">A program has the folder open.</exception>
    public async Task<Difference?> RunAsync(CancellationToken cancellationToken)
    {
        using var copy = DataCopy.Of(folder);
        var found =
            await CheckStoredAsync(copy, cancellationToken)
            ?? await new FigureCheck(copy.Path, catalogue, clock, Counts).RunAsync(cancellationToken);
        return found is null
            ? null
            : found with
            {
                What = Original(copy, found.What),
                Remedy = Original(copy, found.Remedy),
            };
    }

    private async Task<Difference?> CheckStoredAsync(DataCopy copy, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, StoredInstance>(StringComparer.Ordinal);
        var committees = new SortedDictionary<CommitteeId, Replayed>();
        try
        {
            foreach (var instance in SqliteFolder.Store(copy.Path, clock).Existing)
            {
                Counts.Instances++;
                SqliteInstance opened;
                try
                {
                    opened = await SqliteInstance.OpenAsync(copy.Path, instance, clock, Options, cancellationToken);
                }
                catch (Storage.StorageRefusedException refused)
                {
                    return new(instance, null, null, new(refused.Vi, refused.En), Texts.Restore());
                }

                stored[instance] = new(opened.Journal, opened.Snapshots, opened.Holdings);
                var check = new InstanceCheck(stored[instance], opened.Path, catalogue, Counts);
                if (await check.RunAsync(committees, cancellationToken) is { } found)
                {
                    return found;
                }
            }

            Counts.Committees = committees.Count;
            return EdgeCheck.Run(committees, stored.Keys.ToHashSet(), Counts)
                ?? await new HoldingCheck(stored, committees, Counts).RunAsync(cancellationToken);
        }
        finally
        {
            foreach (var one in stored.Values)
            {
                await one.Journal.DisposeAsync();
            }
        }
    }

    private static Labels Original(DataCopy copy, Labels text) => new(copy.Original(text.Vi), copy.Original(text.En));
}
