using System.Collections.Immutable;
using System.Text;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Time;

namespace Federation.Engine.Codec;

/// <summary>
/// A committee's record as the bytes of a snapshot: little-endian, strings and lists with their length first, days as
/// day
/// numbers. A snapshot of another format is not read; the journal is.
/// </summary>
public static class SnapshotCodec
{
    /// <summary>The version written and read.</summary>
    public const int Format = 1;

    /// <summary>The record as bytes.</summary>
    public static byte[] Encode(StateRecord record)
    {
        using var stream = new MemoryStream();
        using (var to = new BinaryWriter(stream, Encoding.UTF8))
        {
            to.Write(record.Sequence);
            to.Write(record.Hash);
            Write(to, record.Events, (w, e) => Write(w, EventWriter.Write(e)));
            Write(to, TargetsWriter.Write(record.TargetsSet));
            Write(to, record.Roster, (w, c) => Write(w, c.Key, c.Value));
            var reports = new Dictionary<StatedReport, int>(ReferenceEqualityComparer.Instance);
            Write(to, record.Reports.ToImmutableArray(), (w, r) => Write(w, r.Key, r.Value, reports));
            Write(to, record.Keys, (w, k) => Write(w, k, reports));
        }

        return stream.ToArray();
    }

    /// <summary>The record of some bytes.</summary>
    /// <exception cref="FormatException">The bytes are no record.</exception>
    public static StateRecord Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var from = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            var sequence = from.ReadInt64();
            var hash = from.ReadString();
            var events = Read(from, r => EventReader.ReadStored(ReadBytes(r)));
            var targets = TargetsReader.ReadStored(ReadBytes(from));
            var roster = Read(from, ReadChild);
            var reports = new List<StatedReport>();
            var records = Read(from, r => ReadReport(r, reports))
                .ToImmutableSortedDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
            var keys = Read(from, r => ReadKey(r, reports));
            return new(sequence, hash, events, records, targets, roster, keys);
        }
        catch (Exception e) when (e is IOException or ArgumentException or OverflowException)
        {
            throw new FormatException("A snapshot is damaged", e);
        }
    }

    private static void Write(BinaryWriter to, CommitteeId child, ImmutableArray<Interval> days)
    {
        to.Write(child.ToString());
        Write(
            to,
            days,
            (w, d) =>
            {
                w.Write(d.From.DayNumber);
                w.Write(d.Until.DayNumber);
            }
        );
    }

    private static KeyValuePair<CommitteeId, ImmutableArray<Interval>> ReadChild(BinaryReader from) =>
        new(CommitteeId.Parse(from.ReadString()), Read(from, r => new Interval(ReadDay(r), ReadDay(r))));

    private static void Write(BinaryWriter to, string key, ReportRecord record, Dictionary<StatedReport, int> reports)
    {
        to.Write(key);
        to.Write(record.WithdrawnUpTo);
        WriteOptional(to, record.Reason);
        Write(
            to,
            record.Revisions,
            (w, report) =>
            {
                reports.Add(report, reports.Count);
                Write(w, ReportWriter.Write(report.Head));
                Write(w, report.Locators.IsDefault ? [] : report.Locators, WriteOptional);
                w.Write(report.AcceptedAt.ToUnixTimeMilliseconds());
                w.Write(report.Sequence);
                w.Write(report.Hash);
                w.Write(report.Content);
            }
        );
    }

    private static KeyValuePair<string, ReportRecord> ReadReport(BinaryReader from, List<StatedReport> reports)
    {
        var key = from.ReadString();
        var withdrawn = from.ReadInt32();
        var reason = ReadOptional(from);
        var revisions = Read(
            from,
            r =>
            {
                var head = ReportReader.ReadStored(ReadBytes(r));
                var locators = Read(r, ReadOptional);
                var at = DateTimeOffset.FromUnixTimeMilliseconds(r.ReadInt64());
                var report = new StatedReport(
                    head,
                    locators.IsEmpty ? default : locators,
                    at,
                    r.ReadInt64(),
                    r.ReadString(),
                    r.ReadString()
                );
                reports.Add(report);
                return report;
            }
        );
        return new(key, new(revisions, withdrawn, reason));
    }

    private static void Write(BinaryWriter to, KeyStatements key, Dictionary<StatedReport, int> reports)
    {
        to.Write(key.Key.Indicator);
        to.Write(key.Key.Breakdown.ToString());
        Write(to, key.Own, (w, s) => Write(w, s, reports));
        Write(to, key.Subtree, (w, s) => Write(w, s, reports));
    }

    private static KeyStatements ReadKey(BinaryReader from, List<StatedReport> reports)
    {
        var indicator = from.ReadString();
        var text = from.ReadString();
        return Breakdown.TryParse(text, out var breakdown)
            ? new(
                new(indicator, breakdown),
                Read(from, r => ReadStatement(r, reports)),
                Read(from, r => ReadStatement(r, reports))
            )
            : throw new FormatException($"A snapshot has no such breakdown: '{text}'");
    }

    private static void Write(BinaryWriter to, Statement statement, Dictionary<StatedReport, int> reports)
    {
        to.Write(statement.Period.From.DayNumber);
        to.Write(statement.Period.To.DayNumber);
        to.Write(statement.Quantity.Low);
        to.Write(statement.Quantity.High);
        to.Write(statement.Quantity.MayBeMore);
        to.Write(statement.Quantity.MayBeLess);
        to.Write((byte)statement.Marks);
        to.Write(statement.Index);
        to.Write(reports[statement.Report]);
    }

    private static Statement ReadStatement(BinaryReader from, List<StatedReport> reports) =>
        new(
            new(ReadDay(from), ReadDay(from)),
            new Quantity(from.ReadDecimal(), from.ReadDecimal(), from.ReadBoolean(), from.ReadBoolean()),
            (StatementMarks)from.ReadByte(),
            from.ReadInt32(),
            reports[from.ReadInt32()]
        );

    private static void Write<T>(BinaryWriter to, ImmutableArray<T> items, Action<BinaryWriter, T> write)
    {
        to.Write(items.Length);
        foreach (var item in items)
        {
            write(to, item);
        }
    }

    private static ImmutableArray<T> Read<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        var count = from.ReadInt32();
        var items = ImmutableArray.CreateBuilder<T>();
        for (var i = 0; i < count; i++)
        {
            items.Add(read(from));
        }

        return items.ToImmutable();
    }

    private static void Write(BinaryWriter to, byte[] bytes)
    {
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    private static byte[] ReadBytes(BinaryReader from) => from.ReadBytes(from.ReadInt32());

    private static void WriteOptional(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
        {
            to.Write(text);
        }
    }

    private static string? ReadOptional(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;

    private static DateOnly ReadDay(BinaryReader from) => DateOnly.FromDayNumber(from.ReadInt32());
}
