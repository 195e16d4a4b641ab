using Federation.Engine.Ports;

namespace Federation.Storage.Writing.Writes;

internal sealed class HoldWrite(HoldingChange change) : WriteOf<bool>
{
    public override long Bytes { get; } = change.PayloadBytes;

    protected override bool Run(WriteSession session)
    {
        session.Save(change);
        return true;
    }
}
