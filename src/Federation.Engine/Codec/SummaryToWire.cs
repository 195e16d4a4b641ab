using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Series;
using Federation.Core.Summaries;

namespace Federation.Engine.Codec;

/// <summary>The parts of summaries that questions and answers name. Whole ones: <see cref="SummaryWriter"/>.</summary>
internal static class SummaryToWire
{
    public static Wire.Piece Of(KeyValuePair<DateOnly, FlowPiece> piece) =>
        new()
        {
            Last = piece.Key.ToWire(),
            Tally = piece.Value.Tally.ToWire(),
            Covered = Of(piece.Value.Covered),
        };

    public static Wire.StatedRatio Of(StatedRatio stated) =>
        new()
        {
            Committee = stated.Committee.ToString(),
            From = stated.Period.From.ToWire(),
            To = stated.Period.To.ToWire(),
            Low = stated.Quantity.Low.ToWire(),
            High = WireNumbers.High(stated.Quantity.Low, stated.Quantity.High),
            MayBeMore = stated.Quantity.MayBeMore,
            MayBeLess = stated.Quantity.MayBeLess,
        };

    public static Wire.Move Of(MoveId move) => new() { On = move.On.ToWire(), Committee = move.Committee.ToString() };

    public static Wire.CountSteps? Of(Steps<Count> steps) =>
        steps.IsZero
            ? null
            : new()
            {
                From = { steps.Changes.Select(step => step.From.ToWire()) },
                Values = { steps.Changes.Select(step => step.Value.Value) },
            };
}
