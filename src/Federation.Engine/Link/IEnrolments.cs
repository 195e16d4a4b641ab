using System.Collections.Immutable;

namespace Federation.Engine.Link;

/// <summary>Lets installations link up, and no longer. What it returns is durable.</summary>
public interface IEnrolments
{
    /// <summary>
    /// Enrols an installation that will link up with a token. Instances that another one is enrolled for are refused.
    /// </summary>
    /// <param name="instances">For which instances it may speak; at least one.</param>
    /// <returns>The enrolment, and the token: shown once, usable once.</returns>
    /// <exception cref="Ports.RequestRefusedException">An instance is another's, or hosted here.</exception>
    (Enrolment Enrolment, string Token) Enrol(ImmutableArray<string> instances);

    /// <summary>Revokes an enrolment; its link ends at once. Revoked already: changes nothing.</summary>
    /// <returns>The enrolment as it is now; null where there is none of that number.</returns>
    Enrolment? Revoke(string id);
}
