namespace Federation.Api.Http;

/// <summary>How long the steps of a series are.</summary>
internal enum SeriesStep
{
    Year,
    Quarter,
    Month,
}
