using System.Data.Common;
using Federation.Core.Identity;

namespace Federation.Storage.Reading;

/// <summary>A row of the committees, whose checksum holds.</summary>
internal sealed record CommitteeRow(long Id, CommitteeId Committee, long Incarnation)
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "id, name, incarnation, checksum";

    /// <summary>How many columns these are.</summary>
    public const int Length = 4;

    /// <summary>The one that a reader stands on.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static CommitteeRow Read(DbDataReader row)
    {
        var (id, name, incarnation) = (row.GetInt64(0), row.GetString(1), row.GetInt64(2));
        return RowChecksum.OfCommittee(id, name, incarnation).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(3))
            ? new(id, CommitteeId.Parse(name), incarnation)
            : throw new InvalidDataException($"the row of committee {id} is not what was written");
    }
}
