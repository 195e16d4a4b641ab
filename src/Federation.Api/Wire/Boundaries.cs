namespace Federation.Api.Wire;

/// <summary>Which tree a figure is summed over.</summary>
public enum Boundaries
{
    /// <summary>The tree as it was at the figure's time.</summary>
    Then,

    /// <summary>The tree as it is today.</summary>
    Now,
}
