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

        var (name, epoch) = (row.GetString(0), row.GetInt64(1));
        return RowChecksum.OfInstance(name, epoch).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(2))
            ? new(name, epoch)
            : throw new InvalidDataException("the row of the instance is not what was written");
    }
}
