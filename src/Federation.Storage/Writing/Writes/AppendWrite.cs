using System.Collections.Immutable;
using Federation.Engine.Ports;

namespace Federation.Storage.Writing.Writes;

internal sealed class AppendWrite(JournalAppend append) : WriteOf<ImmutableArray<JournalEntry>>
{
    public override long Bytes { get; } = append.PayloadBytes;

    protected override ImmutableArray<JournalEntry> Run(WriteSession session) => session.Append(append);
}
