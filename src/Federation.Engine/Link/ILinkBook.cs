using System.Collections.Immutable;

namespace Federation.Engine.Link;

/// <summary>Who may link up to this installation. Durable; safe to use from many threads at once.</summary>
public interface ILinkBook
{
    /// <summary>Everybody, in order of enrolment; those revoked, too.</summary>
    ImmutableArray<Enrolment> All { get; }

    /// <summary>Something changed, and is durable.</summary>
    event Action? Changed;

    /// <summary>The enrolment of a key; null where it has none, or one that was revoked.</summary>
    Enrolment? Find(string key);

    /// <summary>Takes the secret of a token from whoever shows it with a key; it is used up by that.</summary>
    /// <returns>The enrolment, from now on the key's; null where no enrolment waits for that secret.</returns>
    Enrolment? Use(string secret, string key);
}
