using System.Data.Common;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>A row of the entries as it was found: an entry that fits the chain, or what is wrong with it.</summary>
/// <param name="Position">The row's position.</param>
/// <param name="Entry">The entry; null where there is a fault.</param>
/// <param name="Fault">What is wrong, in English; null where there is an entry.</param>
internal sealed record StoredEntry(long Position, JournalEntry? Entry, string? Fault)
{
    /// <summary>
    /// What <see cref="Read"/> reads: an entry <c>e</c>, its committee's name and the hash of the entry <c>p</c> before
    /// it. One more column follows: which entry the index of committees finds in its place.
    /// </summary>
    public const string Columns =
        "e.position, c.name, e.sequence, e.incarnation, e.kind, e.format, e.at_unix_ms, e.by_whom, e.from_where,"
        + " e.payload, e.hash, p.hash";

    /// <summary>The row that the reader stands on, checked against the hash before it.</summary>
    public static StoredEntry Read(DbDataReader row)
    {
        var position = row.GetInt64(0);
        try
        {
            if (row.IsDBNull(11) != (position == 1))
            {
                return new(position, null, "the entry before it is missing");
            }

            if (row.IsDBNull(12) || row.GetInt64(12) != position)
            {
                return new(position, null, "the index of committees does not find it");
            }

            var entry = ReadEntry(row, position);
            var previous = position == 1 ? ChainHash.Empty : Hex(row, 11);
            return ChainHash.Holds(previous, entry)
                ? new(position, entry, null)
                : new(position, null, "its hash is not that of its fields and of the hash before it");
        }
        catch (Exception damage)
            when (damage is FormatException or ArgumentException or InvalidOperationException or InvalidCastException)
        {
            return new(position, null, $"a field of it is none: {damage.Message}");
        }
    }

    /// <summary>A hash column, hexadecimal.</summary>
    public static string Hex(DbDataReader row, int column) =>
        Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    private static JournalEntry ReadEntry(DbDataReader row, long position) =>
        new(
            position,
            CommitteeId.Parse(row.IsDBNull(1) ? "" : row.GetString(1)),
            row.GetInt64(2),
            row.GetInt64(3),
            new EntryBody(
                row.GetString(4),
                row.GetInt64(5) is var format and >= 1 and <= int.MaxValue
                    ? (int)format
                    : throw new FormatException($"Not a format: {row.GetInt64(5)}"),
                row.GetFieldValue<byte[]>(9),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
                row.IsDBNull(7) ? null : row.GetString(7),
                row.IsDBNull(8) ? null : row.GetString(8)
            ),
            Hex(row, 10)
        );
}
