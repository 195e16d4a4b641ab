using Federation.Engine.Agents;
using Federation.Engine.Codec;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Google.Protobuf;
using Orleans.Concurrency;

namespace Federation.Engine.Clustered.Grains;

/// <summary>Permits moves by the rules that hold between installations.</summary>
[Reentrant]
[KeepAlive]
internal sealed class TreeGrain(ClusterNode node) : Grain, ITreeGrain, IDisposable
{
    private readonly TreeGate gate = new(
        _ => null,
        _ => new((CommitteeView?)null),
        node.Elsewhere,
        node.Limits,
        node.Clock
    );

    public async Task<Immutable<byte[]>> PermitAsync(Immutable<byte[]> ask)
    {
        var asked = WireBytes.Read(ask.Value, Codec.Wire.Ask.Parser, message => message, "A question");
        var reply = await LinkAnswering.AnswerAsync(node.Federation, gate, asked, CancellationToken.None);
        return new(reply.ToByteArray());
    }

    public void Dispose() => gate.Dispose();
}
