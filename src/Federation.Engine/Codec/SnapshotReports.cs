using System.Collections.Immutable;
using Federation.Core.Input;
using Federation.Core.Packing;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Engine.Ports;

namespace Federation.Engine.Codec;

/// <summary>The reports of a snapshot; statements name each by its number: the order in which they stand.</summary>
internal static class SnapshotReports
{
    /// <summary>Writes them, and returns the number of each.</summary>
    public static Dictionary<StatedReport, int> Write(
        PackWriter to,
        ImmutableSortedDictionary<string, ReportRecord> reports
    )
    {
        var numbers = new Dictionary<StatedReport, int>(ReferenceEqualityComparer.Instance);
        to.Number(reports.Count);
        foreach (var (key, record) in reports)
        {
            to.Text(key);
            to.Number(record.WithdrawnUpTo);
            to.OptionalText(record.Reason);
            to.Number(record.Revisions.Length);
            foreach (var report in record.Revisions)
            {
                numbers.Add(report, numbers.Count);
                Write(to, report);
            }
        }

        return numbers;
    }

    /// <summary>Reads them, and adds each in the order of its number.</summary>
    public static ImmutableSortedDictionary<string, ReportRecord> Read(ref PackReader from, List<StatedReport> numbered)
    {
        var records = ImmutableSortedDictionary.CreateBuilder<string, ReportRecord>(StringComparer.Ordinal);
        for (var i = from.Length(); i > 0; i--)
        {
            var key = from.Text();
            var withdrawn = from.Small();
            var reason = from.OptionalText();
            var first = numbered.Count;
            for (var revisions = from.Length(); revisions > 0; revisions--)
            {
                numbered.Add(ReadReport(ref from));
            }

            records.Add(key, new([.. numbered.Skip(first)], withdrawn, reason));
        }

        return records.ToImmutable();
    }

    /// <summary>A chain hash in 32 bytes; any other text as it is.</summary>
    public static void WriteHash(PackWriter to, string hash)
    {
        var isHash = ChainHash.IsHash(hash);
        to.Byte(isHash ? (byte)1 : (byte)0);
        to.Bytes(isHash ? Convert.FromHexString(hash) : ChainHash.Text.GetBytes(hash));
    }

    public static string ReadHash(ref PackReader from)
    {
        var isHash = from.Byte() == 1;
        var bytes = from.Bytes();
        return isHash ? Convert.ToHexStringLower(bytes) : ChainHash.Text.GetString(bytes);
    }

    private static void Write(PackWriter to, StatedReport report)
    {
        to.Bytes(ReportWriter.Write(report.Head));
        to.List(report.Locators.IsDefault ? [] : report.Locators, static (w, locator) => w.OptionalText(locator));
        to.Number(report.AcceptedAt.ToUnixTimeMilliseconds());
        to.Number(report.Sequence);
        WriteHash(to, report.Hash);
        WriteHash(to, report.Content);
    }

    private static StatedReport ReadReport(ref PackReader from)
    {
        var head = ReportReader.ReadStored(from.Bytes().ToArray());
        var locators = from.List(static (ref PackReader r) => r.OptionalText());
        return new(
            head,
            locators.IsEmpty ? default : locators,
            DateTimeOffset.FromUnixTimeMilliseconds(from.Number()),
            from.Number(),
            ReadHash(ref from),
            ReadHash(ref from)
        );
    }
}
