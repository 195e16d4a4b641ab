using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Quantities;
using Federation.Core.Series;

namespace Federation.Core.Summaries;

/// <summary>
/// What a committee shows one of its uppers of one key. Within a process the figures are the committee's own object;
/// the upper takes the part that falls into the days of belonging. Exactly one of the three kinds of figures is
/// present.
/// </summary>
/// <param name="Stock">A stock.</param>
/// <param name="Flow">A flow.</param>
/// <param name="Ratio">A stated ratio.</param>
/// <param name="Moves">What moved into and out of this upper's subtree through this committee, by move.</param>
/// <param name="Carry">What an absorbed committee leaves to this upper.</param>
/// <param name="Findings">How many findings the subtree has on this key, shown to the latest upper only.</param>
public sealed record KeySummary(
    StockFigures? Stock,
    FlowFigures? Flow,
    RatioState? Ratio,
    GroupMap<MoveId, Tally> Moves,
    StockCarry? Carry,
    int Findings
);
