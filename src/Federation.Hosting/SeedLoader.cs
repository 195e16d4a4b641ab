using System.Security.Cryptography;
using System.Text;
using Federation.Core.Identity;
using Federation.Core.Input;
using Federation.Engine.Ports;

namespace Federation.Hosting;

/// <summary>
/// Loads the seeds the first time, and again when they have changed: committees, then events, then reports, through the
/// same readers and the same door as everybody's, as far as they are about instances that are hosted here. Every step
/// is idempotent, so a load that was broken off goes on.
/// </summary>
internal sealed class SeedLoader(
    InstallationSettings settings,
    IFederation federation,
    Func<string, bool> isHosted,
    TimeProvider clock
)
{
    private static readonly Actor Seeds = new("seeds", null);

    private readonly string treeFile = Path.Combine(settings.Seeds, "committees.json");
    private readonly string reportsFolder = Path.Combine(settings.Seeds, "reports");

    /// <summary>Names the seeds that have been loaded, by a hash over them.</summary>
    private readonly string markFile = Path.Combine(settings.Data, "seeds.loaded");

    private readonly DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    public async Task LoadAsync(TextWriter console, CancellationToken cancellationToken)
    {
        if (!File.Exists(treeFile))
        {
            await console.WriteLineAsync($"No seeds at {settings.Seeds}: nothing to load.");
            return;
        }

        var mark = await MarkAsync(cancellationToken);
        // The mark lies in the data folder; where there is no committee, the database is another one than it speaks of.
        var isFilled = federation.Instances.Count > 0;
        if (isFilled && File.Exists(markFile) && await File.ReadAllTextAsync(markFile, cancellationToken) == mark)
        {
            return;
        }

        var began = clock.GetTimestamp();
        await console.WriteLineAsync($"Loading the seeds from {settings.Seeds} …");
        await LoadTreeAsync(console, cancellationToken);
        await LoadReportsAsync(console, cancellationToken);
        Directory.CreateDirectory(settings.Data);
        await File.WriteAllTextAsync(markFile, mark, cancellationToken);
        await console.WriteLineAsync($"Seeds loaded in {clock.GetElapsedTime(began).TotalSeconds:0.0} s.");
    }

    private async Task LoadTreeAsync(TextWriter console, CancellationToken cancellationToken)
    {
        var json = await File.ReadAllBytesAsync(treeFile, cancellationToken);
        var tree = CommitteeTreeReader
            .Read(json, federation.Catalogue, today)
            .Match(read => read, faults => throw SeedFaults.Refusal(faults, treeFile));
        var mine = tree.Committees.Where(committee => isHosted(committee.Id.Instance)).ToList();
        var counter = new Counter(console, "committees", mine.Count);
        foreach (var committee in mine)
        {
            await counter.CountAsync(
                committee.Id.ToString(),
                () => federation.EstablishAsync(committee.Id, committee.Established, Seeds, cancellationToken)
            );
        }

        await counter.EndAsync();
        var events = tree.Events.Where(one => isHosted(one.Committee.Instance)).ToList();
        counter = new(console, "events", events.Count);
        foreach (var (committee, happened) in events)
        {
            await counter.CountAsync(
                $"{committee} {happened.Key}",
                () => federation.Committee(committee).RecordAsync(happened, Seeds, cancellationToken)
            );
        }

        await counter.EndAsync();
    }

    private async Task LoadReportsAsync(TextWriter console, CancellationToken cancellationToken)
    {
        var files = ReportFiles().Where(file => isHosted(CommitteeOf(file).Instance)).ToList();
        var counter = new Counter(console, "reports", files.Count);
        foreach (var file in files)
        {
            var json = await File.ReadAllBytesAsync(file, cancellationToken);
            var report = ReportReader
                .Read(json, federation.Catalogue, today)
                .Match(read => read, faults => throw SeedFaults.Refusal(faults, file));
            var committee = CommitteeOf(file);
            await counter.CountAsync(
                $"{committee} {report.Key}",
                () => federation.Committee(committee).SubmitAsync(report, Seeds, false, cancellationToken)
            );
        }

        await counter.EndAsync();
    }

    private static CommitteeId CommitteeOf(string file) =>
        CommitteeId.Parse(Path.GetFileName(Path.GetDirectoryName(file))!);

    private List<string> ReportFiles() =>
        Directory.Exists(reportsFolder)
            ?
            [
                .. Directory
                    .EnumerateFiles(reportsFolder, "*.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private async Task<string> MarkAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in ReportFiles().Prepend(treeFile))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(settings.Seeds, file)));
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Counts on the console. What contradicts something known is said and left out: it has been decided here.
    /// </summary>
    private sealed class Counter(TextWriter console, string what, int total)
    {
        private const int EachLine = 25;

        private int done;
        private int refused;

        public async Task CountAsync<T>(string which, Func<ValueTask<T>> load)
        {
            try
            {
                await load();
            }
            catch (RequestRefusedException refusal)
            {
                refused++;
                await console.WriteLineAsync($"  left out: {which}: {refusal.Message}");
            }

            if (++done % EachLine == 0 && done < total)
            {
                await console.WriteLineAsync($"  {what}: {done} of {total}");
            }
        }

        public async Task EndAsync() => await console.WriteLineAsync($"  {what}: {done - refused} of {total}");
    }
}
