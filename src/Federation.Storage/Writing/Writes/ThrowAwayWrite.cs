using Federation.Engine.Ports;

namespace Federation.Storage.Writing.Writes;

/// <summary>Removes a void snapshot, unless another one has been saved since.</summary>
internal sealed class ThrowAwayWrite(Snapshot snapshot) : WriteOf<bool>
{
    public override long Bytes => 0;

    protected override bool Run(WriteSession session)
    {
        session.ThrowAway(snapshot);
        return true;
    }
}
