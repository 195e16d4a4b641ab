namespace Federation.Core.Committees;

/// <summary>What can happen to a committee on a day.</summary>
public enum EventKind
{
    /// <summary>It begins, under a parent.</summary>
    Established,

    /// <summary>It gets another name.</summary>
    Renamed,

    /// <summary>It rises to a higher level.</summary>
    Upgraded,

    /// <summary>It falls to a lower level.</summary>
    Downgraded,

    /// <summary>It was split off another committee.</summary>
    Split,

    /// <summary>Its official codes change.</summary>
    CodeChanged,

    /// <summary>Its kind of unit changes: a province becomes a city.</summary>
    KindChanged,

    /// <summary>It passes to another parent.</summary>
    Transferred,

    /// <summary>It is absorbed by another committee and ends.</summary>
    MergedInto,

    /// <summary>It ends without a successor.</summary>
    Dissolved,

    /// <summary>It says that what is below it is complete: from now on it counts from below.</summary>
    CountsFromBelow,
}
