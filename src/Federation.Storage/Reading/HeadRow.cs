using System.Data.Common;

namespace Federation.Storage.Reading;

/// <summary>The stored head: how far the chain goes, and the sum of the holdings' checksums.</summary>
internal sealed record HeadRow(long Position, string Hash, byte[] Holdings)
{
    /// <summary>The only row that a command finds: position, hash and holdings.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public static HeadRow Read(DbCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read()
            ? new(row.GetInt64(0), StoredEntry.Hex(row, 1), row.GetFieldValue<byte[]>(2))
            : throw new InvalidDataException("the head is missing");
    }
}
