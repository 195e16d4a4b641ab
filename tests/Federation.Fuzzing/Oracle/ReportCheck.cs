using System.Text.Json.Nodes;

namespace Federation.Fuzzing.Oracle;

/// <summary>
/// Compares the reports that a service shows with those that it had and those that it has acknowledged since, each with
/// its place and hash.
/// </summary>
internal sealed class ReportCheck
{
    private readonly HashSet<string> before;

    private ReportCheck(HashSet<string> before) => this.before = before;

    public static async Task<ReportCheck> BeginAsync(HttpClient http) => new(await ReadAsync(http));

    public async Task<Fault?> CompareAsync(HttpClient http, Ledger ledger)
    {
        var acknowledged = ledger.InOrder.Where(one => one.Revision > 0).Select(Text);
        var expected = before.Concat(acknowledged).ToHashSet(StringComparer.Ordinal);
        var shown = await ReadAsync(http);
        return expected.Except(shown).FirstOrDefault() is { } lost ? new("An acknowledged report is not shown", lost)
            : shown.Except(expected).FirstOrDefault() is { } extra
                ? new("A report is shown that was never accepted", extra)
            : null;
    }

    private static async Task<HashSet<string>> ReadAsync(HttpClient http)
    {
        var reports = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in await Picture.CommitteesAsync(http))
        {
            foreach (var item in await Picture.ListAsync(http, $"committees/{id}/reports?"))
            {
                reports.Add(Text(id, item));
            }
        }

        return reports;
    }

    private static string Text(Stored one) => $"{one.Committee} {one.Key} {one.Revision} {one.Sequence} {one.Hash}";

    private static string Text(string committee, JsonNode item) =>
        $"{committee} {item["key"]} {item["revision"]} {item["sequence"]} {item["hash"]}";
}
