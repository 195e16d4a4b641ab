using Federation.Core.Identity;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>A row of the committees, whose checksum holds.</summary>
internal sealed record CommitteeRow(long Id, CommitteeId Committee, long Incarnation)
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "id, name, incarnation, checksum";

    /// <summary>All of them.</summary>
    /// <exception cref="InvalidDataException">One of them is not what was written.</exception>
    public static IReadOnlyList<CommitteeRow> ReadAll(SqliteConnection connection)
    {
        using var command = connection.Command($"SELECT {Columns} FROM committees");
        using var row = command.ExecuteReader();
        var rows = new List<CommitteeRow>();
        while (row.Read())
        {
            rows.Add(Read(row));
        }

        return rows;
    }

    /// <summary>The one that a reader stands on.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static CommitteeRow Read(SqliteDataReader row)
    {
        var (id, name, incarnation) = (row.GetInt64(0), row.GetString(1), row.GetInt64(2));
        return RowChecksum.OfCommittee(id, name, incarnation).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(3))
            ? new(id, CommitteeId.Parse(name), incarnation)
            : throw new InvalidDataException($"the row of committee {id} is not what was written");
    }
}
