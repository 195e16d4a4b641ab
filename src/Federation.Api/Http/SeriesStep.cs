namespace Federation.Api.Http;

/// <summary>How long the steps of a series are.</summary>
public enum SeriesStep
{
    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>Quarters of calendar years.</summary>
    Quarter,

    /// <summary>Calendar months.</summary>
    Month,
}
