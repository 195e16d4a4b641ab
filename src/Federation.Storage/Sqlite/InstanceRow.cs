using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>The row of the instance, whose checksum holds.</summary>
internal sealed record InstanceRow(string Name, long Epoch)
{
    /// <summary>The only one.</summary>
    /// <exception cref="InvalidDataException">It is missing, or not what was written.</exception>
    public static InstanceRow Read(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT name, epoch, checksum FROM instance");
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            throw new InvalidDataException("the row of the instance is missing");
        }

        return Read(row, 0);
    }

    /// <summary>The one that the reader stands on: name, epoch and checksum from a column on.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static InstanceRow Read(SqliteDataReader row, int first)
    {
        var (name, epoch) = (row.GetString(first), row.GetInt64(first + 1));
        return RowChecksum.OfInstance(name, epoch).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(first + 2))
            ? new(name, epoch)
            : throw new InvalidDataException("the row of the instance is not what was written");
    }
}
