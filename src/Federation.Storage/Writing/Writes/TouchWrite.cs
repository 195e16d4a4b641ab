namespace Federation.Storage.Writing.Writes;

/// <summary>Writes what is there already, to see whether it can be written.</summary>
internal sealed class TouchWrite : WriteOf<bool>
{
    public override long Bytes => 0;

    protected override bool Run(WriteSession session)
    {
        session.Touch();
        return true;
    }
}
