namespace Federation.Storage.Writing.Writes;

internal sealed class EpochWrite(long epoch) : WriteOf<long>
{
    public override long Bytes => 0;

    protected override long Run(WriteSession session) => session.RaiseEpoch(epoch);
}
