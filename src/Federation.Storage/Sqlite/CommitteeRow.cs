using Federation.Core.Identity;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>A row of the committees, whose checksum holds.</summary>
internal sealed record CommitteeRow(long Id, CommitteeId Committee, long Incarnation)
{
    /// <summary>All of them.</summary>
    /// <exception cref="InvalidDataException">One of them is not what was written.</exception>
    public static IReadOnlyList<CommitteeRow> ReadAll(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT id, name, incarnation, checksum FROM committees");
        using var row = command.ExecuteReader();
        var rows = new List<CommitteeRow>();
        while (row.Read())
        {
            var (id, name, incarnation) = (row.GetInt64(0), row.GetString(1), row.GetInt64(2));
            if (!RowChecksum.OfCommittee(id, name, incarnation).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(3)))
            {
                throw new InvalidDataException($"the row of committee {id} is not what was written");
            }

            rows.Add(new(id, CommitteeId.Parse(name), incarnation));
        }

        return rows;
    }
}
