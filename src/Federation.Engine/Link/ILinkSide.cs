using Federation.Engine.Messages;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>What a session hands what it hears to. Nothing that it hears has been checked.</summary>
internal interface ILinkSide
{
    /// <summary>Takes a message from the other side; never waits.</summary>
    void Receive(Message message);

    /// <summary>Answers a question of the other side; refusals are answers, too.</summary>
    ValueTask<Wire.Reply> AnswerAsync(Wire.Ask ask, TimeSpan patience, CancellationToken cancellationToken);
}
