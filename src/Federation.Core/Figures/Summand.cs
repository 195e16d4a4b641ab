using Federation.Core.Algebra;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Core.Figures;

/// <summary>An answer in the form in which another committee adds it to its own.</summary>
/// <param name="Stock">A stock's cell.</param>
/// <param name="Expected">A stock's expected units.</param>
/// <param name="Pieces">A flow's pieces, by the last day of their tiles.</param>
/// <param name="Uncovered">A flow's uncovered units, by day of the asked period.</param>
/// <param name="Open">How many computed committees on the way do not count from below, for a flow.</param>
/// <param name="HasValue">Whether anything is known.</param>
public sealed record Summand(
    StockCell Stock,
    long Expected,
    GroupMap<DateOnly, FlowPiece> Pieces,
    Steps<Count> Uncovered,
    int Open,
    bool HasValue
)
{
    /// <summary>Nothing known.</summary>
    public static Summand None { get; } =
        new(default, 0, GroupMap<DateOnly, FlowPiece>.Zero, Steps<Count>.Zero, 0, false);

    /// <summary>The part of a flow that fell before a day: what came to a parent that was another's then.</summary>
    public Summand Before(DateOnly day) =>
        this with
        {
            Pieces = Pieces.Where(last => last < day),
            Uncovered = Uncovered.Within([new Interval(DateOnly.MinValue, day)]),
        };

    /// <summary>This summand with another added (+1) or taken away (−1).</summary>
    public Summand Plus(Summand other, int sign) =>
        new(
            Stock + (sign < 0 ? -other.Stock : other.Stock),
            Expected + (sign * other.Expected),
            Pieces + (sign < 0 ? -other.Pieces : other.Pieces),
            Uncovered + (sign < 0 ? -other.Uncovered : other.Uncovered),
            Open + (sign * other.Open),
            HasValue || (sign > 0 && other.HasValue)
        );
}
