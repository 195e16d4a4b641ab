using Federation.Engine.Agents;

namespace Federation.Engine.Link;

/// <summary>What is not hosted here, as an engine reaches it.</summary>
public interface IAbroad : IOutbox, ITree
{
    /// <summary>Whether this installation hosts an instance, whether or not it exists yet.</summary>
    bool IsHosted(string instance);

    /// <summary>Whether there is an installation above.</summary>
    bool HasUpper { get; }
}
