namespace Federation.Api.Wire;

/// <summary>What kind of time a figure has.</summary>
public enum TimeKind
{
    /// <summary>True at a date.</summary>
    Date,

    /// <summary>Counted over a period.</summary>
    Period,
}
