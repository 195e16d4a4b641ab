using Federation.Core.Committees;
using Federation.Core.Input;

namespace Federation.Engine.Codec;

/// <summary>Events compared by their canonical form.</summary>
internal static class EventCodec
{
    public static bool IsSame(CommitteeEvent a, CommitteeEvent b) =>
        EventWriter.Write(a).AsSpan().SequenceEqual(EventWriter.Write(b));
}
