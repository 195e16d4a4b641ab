using System.Collections.Immutable;
using System.Text;
using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Packing;

/// <summary>Reads what a <see cref="PackWriter"/> wrote, by the same calls in the same order.</summary>
/// <param name="bytes">What it wrote.</param>
public ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int day;

    /// <summary>Reads one of the values of a list.</summary>
    /// <param name="from">Where from.</param>
    public delegate T ReadOne<T>(ref PackReader from);

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>One byte.</summary>
    /// <exception cref="FormatException">The bytes end, here and in every other method.</exception>
    public byte Byte() => Take(1)[0];

    /// <summary>Bytes with their length.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Length());

    /// <summary>A text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>A text that may be missing.</summary>
    public string? OptionalText() => Byte() == 0 ? null : Text();

    /// <summary>A whole number.</summary>
    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= unchecked((ulong)(next & 0x7F) << shift);
            if (next < 0x80)
            {
                return unchecked((long)(value >> 1) ^ -(long)(value & 1));
            }
        }

        throw new FormatException("A packed number is too long");
    }

    /// <summary>A whole number of 32 bits.</summary>
    public int Small() =>
        Number() is var value && value == unchecked((int)value)
            ? (int)value
            : throw new FormatException("A packed number is too large");

    /// <summary>How many there are of something: zero or more, and no more than bytes are left.</summary>
    public int Length() =>
        Small() is var length && length >= 0 && length <= bytes.Length - Position
            ? length
            : throw new FormatException("A packed length is no length");

    /// <summary>A day.</summary>
    public DateOnly Day()
    {
        var number = unchecked(day + Small());
        if (number < 0 || number > DateOnly.MaxValue.DayNumber)
        {
            throw new FormatException("A packed day is no day");
        }

        day = number;
        return DateOnly.FromDayNumber(number);
    }

    /// <summary>A period.</summary>
    public Period Period()
    {
        var from = Day();
        var days = Small();
        return days >= 1 && days - 1 <= DateOnly.MaxValue.DayNumber - from.DayNumber
            ? new(from, from.AddDays(days - 1))
            : throw new FormatException("A packed period is no period");
    }

    /// <summary>An interval.</summary>
    public Interval Interval() => new(Day(), Day());

    /// <summary>Some values.</summary>
    public ImmutableArray<T> List<T>(ReadOne<T> read)
    {
        var values = ImmutableArray.CreateBuilder<T>(Length());
        for (var i = 0; i < values.Capacity; i++)
        {
            values.Add(read(ref this));
        }

        return values.MoveToImmutable();
    }

    /// <summary>A number with a fraction.</summary>
    public decimal Decimal()
    {
        Span<int> parts = [Small(), Small(), Small(), Small()];
        try
        {
            return new(parts);
        }
        catch (ArgumentException e)
        {
            throw new FormatException("A packed number is none", e);
        }
    }

    /// <summary>A quantity.</summary>
    public Quantity Quantity()
    {
        var marks = Byte();
        if ((marks & 1) != 0)
        {
            return Quantities.Quantity.Exact(Number());
        }

        return new(Decimal(), Decimal(), (marks & 2) != 0, (marks & 4) != 0);
    }

    /// <summary>A sum.</summary>
    public Tally Tally()
    {
        var isPlain = Byte() != 0;
        var terms = Small();
        if (isPlain)
        {
            decimal value = Number();
            return new(value, value, 0, 0, terms);
        }

        return new(Decimal(), Decimal(), Small(), Small(), terms, Small(), Small(), Small(), Small());
    }

    /// <summary>A step function of counts.</summary>
    public Steps<Count> Steps()
    {
        var steps = new Step<Count>[Length()];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new(Day(), new(Number()));
        }

        return steps.Length == 0 ? Steps<Count>.Zero : Steps<Count>.From(steps);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - Position)
        {
            throw new FormatException("Packed bytes end too early");
        }

        Position += length;
        return bytes.Slice(Position - length, length);
    }
}
