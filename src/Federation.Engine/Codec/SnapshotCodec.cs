using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Packing;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Engine.Messages;

namespace Federation.Engine.Codec;

/// <summary>
/// A committee as the bytes of a snapshot: what a start looks at first, then the facts, then what is held of children;
/// every key is written once and then by its number. A snapshot of another format is not read; the journal is.
/// </summary>
public static class SnapshotCodec
{
    /// <summary>The version written and read.</summary>
    public const int Format = 2;

    /// <summary>The content as bytes.</summary>
    public static byte[] Encode(StoredCommittee stored)
    {
        var to = new PackWriter();
        WritePlace(to, stored);
        var keys = stored
            .Record.Keys.Select(k => k.Key)
            .Concat(stored.Held.SelectMany(h => h.Shown.Keys.Select(k => k.Key)))
            .Concat(stored.Sums?.Keys.Select(k => k.Key) ?? [])
            .Concat(stored.Amiss)
            .Distinct()
            .Order()
            .ToImmutableArray();
        SnapshotKeys.Write(to, keys);
        to.Bytes(TargetsWriter.Write(stored.Record.TargetsSet));
        var reports = SnapshotReports.Write(to, stored.Record.Reports);
        var places = keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => k.i);
        to.List(
            stored.Record.Keys,
            (w, key) =>
            {
                w.Number(places[key.Key]);
                SnapshotStatements.Write(w, key.Own, reports);
                SnapshotStatements.Write(w, key.Subtree, reports);
            }
        );
        to.List(stored.Held, (w, held) => Write(w, held, places));
        to.Byte(stored.Sums is null ? (byte)0 : (byte)1);
        if (stored.Sums is { } sums)
        {
            SumsPacking.Write(to, sums, key => places[key]);
        }

        to.List(stored.Amiss, (w, key) => w.Number(places[key]));

        return to.ToArray();
    }

    /// <summary>The content of some bytes. What is held is packed.</summary>
    /// <exception cref="FormatException">The bytes are no snapshot.</exception>
    public static StoredCommittee Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var from = new PackReader(bytes.Span);
            var place = ReadPlace(ref from);
            var keys = SnapshotKeys.Read(ref from);
            var targets = TargetsReader.ReadStored(from.Bytes().ToArray());
            var reports = new List<StatedReport>();
            var records = SnapshotReports.Read(ref from, reports);
            var stated = ImmutableArray.CreateBuilder<KeyStatements>(from.Length());
            for (var i = 0; i < stated.Capacity; i++)
            {
                stated.Add(
                    new(
                        keys[from.Small()],
                        SnapshotStatements.Read(ref from, reports),
                        SnapshotStatements.Read(ref from, reports)
                    )
                );
            }

            var held = ImmutableArray.CreateBuilder<HeldChild>(from.Length());
            var common = new PackedInCommon();
            for (var i = 0; i < held.Capacity; i++)
            {
                held.Add(ReadHeld(ref from, bytes, keys, common));
            }

            var sums = from.Byte() == 0 ? null : SumsPacking.Read(ref from, keys);
            var amiss = from.List((ref PackReader r) => keys[r.Small()]);
            var roster = place.Roster.Select(c => KeyValuePair.Create(c.Child, c.Days));
            var record = new StateRecord(
                place.Sequence,
                place.Hash,
                place.Events,
                records,
                targets,
                [.. roster],
                stated.MoveToImmutable()
            );
            return new(place.Program, place.Version, place.ChangedAt, record, held.MoveToImmutable(), sums, amiss);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new FormatException("A snapshot is damaged", e);
        }
    }

    /// <summary>The content of some bytes; false where they are no snapshot.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StoredCommittee? stored)
    {
        try
        {
            stored = Decode(bytes);
            return true;
        }
        catch (FormatException)
        {
            stored = null;
            return false;
        }
    }

    /// <summary>The first of the bytes: what <see cref="DecodePlace"/> reads.</summary>
    public static ReadOnlyMemory<byte> PlaceIn(ReadOnlyMemory<byte> bytes)
    {
        var from = new PackReader(bytes.Span);
        ReadPlace(ref from);
        return bytes[..from.Position];
    }

    /// <summary>What the bytes say first; the rest is not looked at, and need not be there.</summary>
    /// <exception cref="FormatException">The bytes are no snapshot.</exception>
    public static StoredPlace DecodePlace(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var from = new PackReader(bytes);
            return ReadPlace(ref from);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new FormatException("A snapshot is damaged", e);
        }
    }

    private static void WritePlace(PackWriter to, StoredCommittee stored)
    {
        to.Text(stored.Program);
        Write(to, stored.Version);
        to.Number(stored.ChangedAt.ToUnixTimeMilliseconds());
        to.Number(stored.Record.Sequence);
        SnapshotReports.WriteHash(to, stored.Record.Hash);
        to.List(stored.Record.Events, static (w, e) => w.Bytes(EventWriter.Write(e)));
        var versions = stored.Held.ToDictionary(h => h.Child, h => h.Version);
        to.List(
            stored.Record.Roster,
            (w, child) =>
            {
                w.Text(child.Key.ToString());
                w.List(child.Value, static (days, d) => days.Interval(d));
                Write(w, versions.GetValueOrDefault(child.Key));
            }
        );
    }

    private static StoredPlace ReadPlace(ref PackReader from) =>
        new(
            from.Text(),
            ReadVersion(ref from),
            DateTimeOffset.FromUnixTimeMilliseconds(from.Number()),
            from.Number(),
            SnapshotReports.ReadHash(ref from),
            from.List(static (ref PackReader r) => EventReader.ReadStored(r.Bytes().ToArray())),
            from.List(
                static (ref PackReader r) =>
                    new RosterEntry(
                        CommitteeId.Parse(r.Text()),
                        r.List(static (ref PackReader days) => days.Interval()),
                        ReadVersion(ref r)
                    )
            )
        );

    private static void Write(PackWriter to, HeldChild held, Dictionary<FigureKey, int> places)
    {
        to.Text(held.Child.ToString());
        Write(to, held.Version);
        to.Number(held.HeardAt?.ToUnixTimeMilliseconds() ?? long.MinValue);
        SummaryPacking.Write(to, held.Shown.Tree);
        // Packed keys are read anew each time that they are asked for.
        var keys = held.Shown.Keys;
        to.Number(keys.Count);
        foreach (var (key, shown) in keys)
        {
            to.Number(places[key]);
            SummaryPacking.Write(to, shown);
        }
    }

    private static HeldChild ReadHeld(
        ref PackReader from,
        ReadOnlyMemory<byte> bytes,
        ImmutableArray<FigureKey> names,
        PackedInCommon common
    )
    {
        var child = CommitteeId.Parse(from.Text());
        var version = ReadVersion(ref from);
        var heardAt = from.Number();
        var tree = SummaryPacking.ReadTree(ref from);
        var keys = new KeyValuePair<FigureKey, KeySummary>[from.Length()];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = new(names[from.Small()], SummaryPacking.Read(ref from, bytes));
        }

        return new(
            child,
            version,
            heardAt == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(heardAt),
            SummaryPacking.Pack(new(tree, SortedTable<FigureKey, KeySummary>.From(keys)), common)
        );
    }

    private static void Write(PackWriter to, VersionStamp version)
    {
        to.Number(version.Epoch);
        to.Number(version.Incarnation);
        to.Number(version.Stamp);
    }

    private static VersionStamp ReadVersion(ref PackReader from) => new(from.Number(), from.Number(), from.Number());
}
