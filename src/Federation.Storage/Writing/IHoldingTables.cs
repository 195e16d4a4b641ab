using Federation.Core.Indicators;
using Federation.Storage.Reading;

namespace Federation.Storage.Writing;

/// <summary>The rows of holdings and of their keys, within the writer's transaction.</summary>
internal interface IHoldingTables
{
    /// <summary>A holding's row; null for none.</summary>
    FoundHolding? Find(long id);

    /// <summary>Puts a row in place of the one that has its number.</summary>
    void Save(long id, long upper, HoldingRow row, byte[] checksum);

    /// <summary>Removes these keys, and returns the checksums of those that were there.</summary>
    IReadOnlyList<byte[]> RemoveKeys(long holding, IReadOnlyList<FigureKey> keys);

    /// <summary>Removes all keys.</summary>
    void RemoveKeys(long holding);

    /// <summary>Adds keys that are not there.</summary>
    void AddKeys(long holding, IReadOnlyList<KeptKey> keys);
}
