namespace Federation.Storage.Moving;

/// <summary>What a move does next, durably.</summary>
public enum MoveStep
{
    /// <summary>The target says that it is not whole.</summary>
    Mark,

    /// <summary>Entries are written to the target.</summary>
    Copy,

    /// <summary>Snapshots and holdings are written to the target.</summary>
    CopyRest,

    /// <summary>The copy is held against its original. Nothing is written.</summary>
    Check,

    /// <summary>The target's epoch rises above the source's.</summary>
    RaiseEpoch,

    /// <summary>The source serves the instance no more.</summary>
    Fence,

    /// <summary>The target serves it.</summary>
    Host,
}
