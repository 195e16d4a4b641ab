using Federation.Engine.Ports;

namespace Federation.Storage.Writing.Writes;

internal sealed class SaveWrite(Snapshot snapshot) : WriteOf<bool>
{
    private readonly byte[] checksum = RowChecksum.OfSnapshot(snapshot);

    public override long Bytes { get; } = snapshot.Payload.Length;

    protected override bool Run(WriteSession session)
    {
        session.Save(snapshot, checksum);
        return true;
    }
}
