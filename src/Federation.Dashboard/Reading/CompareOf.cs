namespace Federation.Dashboard.Reading;

/// <summary>Which committees are compared.</summary>
public enum CompareOf
{
    /// <summary>The children.</summary>
    Children,

    /// <summary>Those of the committee's own level, since it has no children.</summary>
    Level,

    /// <summary>Those that the address names.</summary>
    Chosen,
}
