using Federation.Core.Identity;
using Federation.Engine.Agents;
using Federation.Engine.Messages;

namespace Federation.Engine.Link;

/// <summary>The engine of an installation, as its links see it.</summary>
public interface ILinkHost
{
    /// <summary>The tree as far as it is hosted here.</summary>
    ITree Tree { get; }

    /// <summary>
    /// Whoever is hosted here and holds what a committee of another installation shows; null for nobody.
    /// </summary>
    CommitteeView? UpperOf(CommitteeId child);

    /// <summary>
    /// The instances, hosted here or elsewhere, whose database is an older copy than what uppers hold of it: nothing is
    /// taken of them until an operator accepts them as they are.
    /// </summary>
    IReadOnlySet<string> PutBack { get; }

    /// <summary>Takes a message to a committee that is hosted here; never waits.</summary>
    void Deliver(Message message);

    /// <summary>Makes committees compare with their uppers in some instances at once.</summary>
    void Compare(Func<string, bool> instances);
}
