using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Engine.Codec;

/// <summary>Numbers and days on their way.</summary>
internal static class WireNumbers
{
    private const int ScaleMax = 28;
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>A day as its number.</summary>
    public static uint ToWire(this DateOnly day) => (uint)day.DayNumber;

    /// <summary>The day of a number.</summary>
    public static DateOnly Day(uint number) => DateOnly.FromDayNumber(checked((int)number));

    /// <summary>The period of two numbers.</summary>
    public static Period Period(uint from, uint to) => new(Day(from), Day(to));

    /// <summary>A number, exactly; null for 0.</summary>
    public static Wire.Amount? ToWire(this decimal value)
    {
        if (value == 0)
        {
            return null;
        }

        var shortest = Shortest(value);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(shortest, bits);
        return unchecked(
            new()
            {
                Low = (uint)bits[0] | ((ulong)(uint)bits[1] << 32),
                High = (uint)bits[2],
                Scale = shortest.Scale,
                Negative = value < 0,
            }
        );
    }

    /// <summary>The number.</summary>
    public static decimal Number(Wire.Amount? amount)
    {
        if (amount is null)
        {
            return 0;
        }

        if (amount.Scale > ScaleMax)
        {
            throw new FormatException($"A number has {amount.Scale} decimals.");
        }

        var value = new decimal(
            unchecked((int)amount.Low),
            unchecked((int)(amount.Low >> 32)),
            unchecked((int)amount.High),
            amount.Negative,
            (byte)amount.Scale
        );
        return value == 0 ? 0 : Shortest(value);
    }

    /// <summary>A number without trailing zeros behind its point.</summary>
    public static decimal Shortest(decimal value) => value.Scale == 0 ? value : value / One;

    /// <summary>The high end of two, which is left out where it is the low one.</summary>
    public static Wire.Amount? High(decimal low, decimal high) => high == low ? null : high.ToWire() ?? new();

    /// <summary>A sum of figures; null for zero.</summary>
    public static Wire.Tally? ToWire(this Tally tally) =>
        tally.IsZero
            ? null
            : new()
            {
                Low = tally.Low.ToWire(),
                High = High(tally.Low, tally.High),
                MayBeMore = tally.MayBeMore,
                MayBeLess = tally.MayBeLess,
                Terms = tally.Terms,
                Estimated = tally.Estimated,
                Projected = tally.Projected,
                Derived = tally.Derived,
                Inferred = tally.Inferred,
            };

    /// <summary>The sum of figures.</summary>
    public static Tally Tally(Wire.Tally? tally) =>
        tally is null
            ? default
            : new(
                Number(tally.Low),
                Number(tally.High ?? tally.Low),
                tally.MayBeMore,
                tally.MayBeLess,
                tally.Terms,
                tally.Estimated,
                tally.Projected,
                tally.Derived,
                tally.Inferred
            );
}
