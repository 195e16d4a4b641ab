namespace Federation.Storage.Moving;

/// <summary>Whether a place serves an instance that it keeps.</summary>
public enum HostingState
{
    /// <summary>It does, and no other place does.</summary>
    Here,

    /// <summary>It is being copied to this place: not whole yet, and served where it came from.</summary>
    Filling,

    /// <summary>It has moved on: what is kept here is what it was then.</summary>
    Moved,
}
