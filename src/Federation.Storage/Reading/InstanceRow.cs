using System.Data.Common;

namespace Federation.Storage.Reading;

/// <summary>The row of the instance, whose checksum holds.</summary>
internal sealed record InstanceRow(string Name, long Epoch)
{
    /// <summary>The only row that a command finds: name, epoch and checksum.</summary>
    /// <exception cref="InvalidDataException">It is missing, or not what was written.</exception>
    public static InstanceRow Read(DbCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? Read(row, 0) : throw new InvalidDataException("the row of the instance is missing");
    }

    /// <summary>The one that the reader stands on: name, epoch and checksum from a column on.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static InstanceRow Read(DbDataReader row, int first)
    {
        var (name, epoch) = (row.GetString(first), row.GetInt64(first + 1));
        return RowChecksum.OfInstance(name, epoch).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(first + 2))
            ? new(name, epoch)
            : throw new InvalidDataException("the row of the instance is not what was written");
    }
}
