using Federation.Core.Identity;
using Federation.Engine.Agents;

namespace Federation.Engine.Link;

/// <summary>What is not hosted here, as an engine reaches it.</summary>
public interface IAbroad : IOutbox, ITree
{
    /// <summary>Whether this installation hosts an instance, whether or not it exists yet.</summary>
    bool IsHosted(string instance);

    /// <summary>Whether there is an installation above.</summary>
    bool HasUpper { get; }

    /// <summary>Whether the tree may change elsewhere meanwhile, so that a move needs a permit.</summary>
    bool SharesTree => HasUpper;

    /// <summary>The root, where it is not hosted here; null where none is known.</summary>
    ValueTask<CommitteeId?> RootAsync(CancellationToken cancellationToken) => new((CommitteeId?)null);
}
