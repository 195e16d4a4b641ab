using Federation.Engine.Ports;
using Federation.Storage.Reading;

namespace Federation.Storage.Writing.Writes;

internal sealed class SaveWrite(Snapshot snapshot) : WriteOf<bool>
{
    private readonly SnapshotRow row = SnapshotRow.Of(snapshot);

    public override long Bytes { get; } = snapshot.Place.Length + snapshot.Payload.Length;

    protected override bool Run(WriteSession session)
    {
        session.Save(row);
        return true;
    }
}
