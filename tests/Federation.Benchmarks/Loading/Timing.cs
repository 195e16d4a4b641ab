using System.Text.Json.Serialization;

namespace Federation.Benchmarks.Loading;

/// <summary>What came of a job.</summary>
/// <param name="Count">How often it was done.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="P50">Half took no longer, in microseconds.</param>
/// <param name="P99">99 of 100 took no longer, in microseconds.</param>
/// <param name="Bytes">What was answered or written, each.</param>
internal sealed record Timing(long Count, double Seconds, double P50, double P99, double Bytes)
{
    /// <summary>How many a second.</summary>
    [JsonIgnore]
    public double Rate => Count / Seconds;
}
