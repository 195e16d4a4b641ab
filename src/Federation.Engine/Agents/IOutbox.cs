using Federation.Engine.Messages;

namespace Federation.Engine.Agents;

/// <summary>Where an agent's messages go. Sending never waits and may silently fail: the protocol repeats.</summary>
public interface IOutbox
{
    /// <summary>Hands a message over for delivery.</summary>
    void Send(Message message);
}
