using System.Data.Common;

namespace Federation.Storage.Reading;

/// <summary>A row of the holdings as it was found.</summary>
/// <param name="Checksum">Its checksum, as it stands there.</param>
/// <param name="Row">What it says; null where that is not what was written.</param>
internal sealed record FoundHolding(byte[] Checksum, HoldingRow? Row)
{
    /// <summary>The reader's next row; null for none.</summary>
    public static FoundHolding? Read(DbDataReader row, Func<Exception, bool> isDamage) =>
        row.Read() ? new(row.GetFieldValue<byte[]>(2), TryRead(row, isDamage)) : null;

    private static HoldingRow? TryRead(DbDataReader row, Func<Exception, bool> isDamage)
    {
        try
        {
            return HoldingRow.Read(row);
        }
        catch (Exception damage) when (isDamage(damage))
        {
            return null;
        }
    }
}
