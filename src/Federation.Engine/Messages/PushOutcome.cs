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
}
