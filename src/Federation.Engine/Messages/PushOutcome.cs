namespace Federation.Engine.Messages;

/// <summary>What became of a push or an offer.</summary>
public enum PushOutcome
{
    /// <summary>The upper now holds the version, or held it already.</summary>
    Held,

    /// <summary>The base is newer than what is held: send from there.</summary>
    NeedFromHeld,

    /// <summary>The activation is new here and its digest differs: send the whole summary.</summary>
    NeedWhole,

    /// <summary>A newer activation of the same committee has been heard: this one must end itself.</summary>
    Superseded,

    /// <summary>
    /// The upper, in another instance, wants to know first whether the child goes on from what it knows.
    /// </summary>
    NeedProof,

    /// <summary>
    /// The child's database is not the one that the upper knows, or an older copy of it: nothing is taken from it until
    /// somebody accepts that, which raises the instance's epoch.
    /// </summary>
    Forked,
}
