using Federation.Core.Committees;
using Federation.Core.Quantities;

namespace Federation.Core.Summaries;

/// <summary>
/// What an absorbed committee leaves to its successor: its stock less that of its children, which move by themselves.
/// It counts until the successor's first figure dated at or after the merger.
/// </summary>
/// <param name="Move">The merger.</param>
/// <param name="Tally">The amount.</param>
public sealed record StockCarry(MoveId Move, Tally Tally);
