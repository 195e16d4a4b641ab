using System.Globalization;
using System.Text.Json.Serialization;
using Federation.Benchmarks.Statistics;

namespace Federation.Benchmarks.Reporting;

/// <summary>What a ratio has to be.</summary>
/// <param name="AtLeast">No smaller than this.</param>
/// <param name="AtMost">No larger than this.</param>
internal sealed record Aim(double? AtLeast = null, double? AtMost = null)
{
    /// <summary>What the product's own figure must not exceed.</summary>
    public double? OursAtMost { get; init; }

    public bool IsMet(Ratio ratio, double ours) =>
        !(ratio.Median < AtLeast) && !(ratio.Median > AtMost) && !(ours > OursAtMost);

    [JsonIgnore]
    public string Text
    {
        get
        {
            string?[] parts =
            [
                AtLeast is { } least ? $"≥ {Number(least)} ×" : null,
                AtMost is { } most ? $"≤ {Number(most)} ×" : null,
                OursAtMost is { } ours ? $"≤ {Number(ours)} itself" : null,
            ];
            return string.Join(", ", parts.OfType<string>());
        }
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
