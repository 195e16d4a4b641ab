using System.Security.Cryptography;
using System.Text.Json;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Ports;

namespace Federation.Engine.Codec;

/// <summary>
/// Facts as they stand in the journal: UTF-8 JSON in one canonical form, named by kind, with the format's version.
/// What can be worked out (totals from parts) is not stored.
/// </summary>
public static class FactCodec
{
    /// <summary>The version written. Older ones are read for ever; a newer one is refused.</summary>
    public const int Format = 1;

    private const string Report = "report";
    private const string Withdrawal = "withdrawal";
    private const string Event = "event";
    private const string Targets = "targets";
    private const string Child = "child";

    /// <summary>A report's canonical content.</summary>
    public static byte[] ContentOf(Report report) => ReportWriter.Write(report);

    /// <summary>The SHA-256 of a content, hexadecimal, lower case: the same content, the same report.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A fact as an entry to be appended.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="now">When it is accepted; kept to the millisecond.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="content">A report's content, where it is at hand.</param>
    public static EntryBody Encode(Fact fact, DateTimeOffset now, Actor actor, byte[]? content = null)
    {
        var (kind, payload) = fact switch
        {
            ReportAccepted accepted => (Report, content ?? ContentOf(accepted.Report)),
            ReportWithdrawn withdrawn => (Withdrawal, Json(withdrawn)),
            EventRecorded recorded => (Event, EventWriter.Write(recorded.Event)),
            TargetsSet set => (Targets, TargetsWriter.Write(set.Targets)),
            ChildLinked linked => (Child, Json(linked)),
            _ => throw new ArgumentException($"Unknown fact {fact.GetType().Name}", nameof(fact)),
        };
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return new(kind, Format, payload, at, actor.By, actor.From);
    }

    /// <summary>The fact that an entry holds.</summary>
    /// <exception cref="FormatException">The entry's kind or format is not known to this version of the
    /// program.</exception>
    public static Recorded Decode(JournalEntry entry, Catalogue catalogue)
    {
        var body = entry.Body;
        if (body.Format != Format)
        {
            throw new FormatException(
                $"{entry.Committee} entry {entry.Sequence} has format {body.Format}, not {Format}: update the program"
            );
        }

        Fact fact = body.Kind switch
        {
            Report => new ReportAccepted(
                TotalsFromParts.Derive(ReportReader.ReadStored(body.Payload), catalogue),
                HashOf(body.Payload.Span)
            ),
            Withdrawal => Withdrawn(body.Payload),
            Event => new EventRecorded(EventReader.ReadStored(body.Payload)),
            Targets => new TargetsSet(TargetsReader.ReadStored(body.Payload)),
            Child => Linked(body.Payload),
            _ => throw new FormatException(
                $"{entry.Committee} entry {entry.Sequence} is a '{body.Kind}', unknown to this program: update it"
            ),
        };
        return new(entry.Sequence, body.At, entry.Hash, fact);
    }

    private static byte[] Json(ReportWithdrawn withdrawn) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new StoredWithdrawal(withdrawn.Key, withdrawn.Revision, withdrawn.Reason),
            StoredJson.Default.StoredWithdrawal
        );

    private static byte[] Json(ChildLinked linked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new StoredChild(linked.Child.ToString(), [.. linked.Days.Select(d => new StoredDays(d.From, d.Until))]),
            StoredJson.Default.StoredChild
        );

    private static ReportWithdrawn Withdrawn(ReadOnlyMemory<byte> payload)
    {
        var stored = JsonSerializer.Deserialize(payload.Span, StoredJson.Default.StoredWithdrawal)!;
        return new(stored.Key, stored.Revision, stored.Reason);
    }

    private static ChildLinked Linked(ReadOnlyMemory<byte> payload)
    {
        var stored = JsonSerializer.Deserialize(payload.Span, StoredJson.Default.StoredChild)!;
        return new(CommitteeId.Parse(stored.Child), [.. stored.Days.Select(d => new Interval(d.From, d.Until))]);
    }
}
