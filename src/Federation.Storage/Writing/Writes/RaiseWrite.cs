using Federation.Core.Identity;

namespace Federation.Storage.Writing.Writes;

internal sealed class RaiseWrite(CommitteeId committee) : WriteOf<long>
{
    public override long Bytes => 0;

    protected override long Run(WriteSession session) => session.Raise(committee);
}
