using System.Collections.Immutable;
using System.Text;
using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Packing;

/// <summary>
/// Writes what is kept by the million as few bytes: whole numbers in seven-bit groups, lowest first, with the sign in
/// the lowest bit; days as differences from the day written before; texts as their length and UTF-8.
/// <see cref="PackReader"/> reads the same calls in the same order.
/// </summary>
public sealed class PackWriter
{
    private byte[] bytes = new byte[256];
    private int count;
    private int day;

    /// <summary>How many bytes have been written.</summary>
    public int Count => count;

    /// <summary>All that has been written, until more is.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, count);

    /// <summary>All that has been written.</summary>
    public byte[] ToArray() => bytes[..count];

    /// <summary>Begins anew, as if nothing had been written.</summary>
    public void Clear() => (count, day) = (0, 0);

    /// <summary>One byte.</summary>
    public void Byte(byte value)
    {
        Reserve(1);
        bytes[count++] = value;
    }

    /// <summary>Bytes as they are, without their length.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(count));
        count += value.Length;
    }

    /// <summary>Bytes with their length.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        Raw(value);
    }

    /// <summary>A text.</summary>
    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Reserve(length);
        count += Encoding.UTF8.GetBytes(value, bytes.AsSpan(count));
    }

    /// <summary>A text that may be missing.</summary>
    public void OptionalText(string? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            Text(value);
        }
    }

    /// <summary>A whole number.</summary>
    public void Number(long value)
    {
        var rest = unchecked((ulong)((value << 1) ^ (value >> 63)));
        Reserve(10);
        while (rest >= 0x80)
        {
            bytes[count++] = unchecked((byte)(rest | 0x80));
            rest >>= 7;
        }

        bytes[count++] = (byte)rest;
    }

    /// <summary>A day; the next one is written as its difference from this.</summary>
    public void Day(DateOnly value)
    {
        Number(value.DayNumber - day);
        day = value.DayNumber;
    }

    /// <summary>A period.</summary>
    public void Period(Period value)
    {
        Day(value.From);
        Number(value.Days);
    }

    /// <summary>An interval.</summary>
    public void Interval(Interval value)
    {
        Day(value.From);
        Day(value.Until);
    }

    /// <summary>Some values, with how many they are.</summary>
    public void List<T>(ImmutableArray<T> values, Action<PackWriter, T> write)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            write(this, value);
        }
    }

    /// <summary>A number with a fraction, exactly.</summary>
    public void Decimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        foreach (var part in parts)
        {
            Number(part);
        }
    }

    /// <summary>A quantity; exact whole numbers are short.</summary>
    public void Quantity(Quantity value)
    {
        var isWhole = value.IsExact && decimal.Truncate(value.Low) == value.Low;
        var marks = (isWhole ? 1 : 0) | (value.MayBeMore ? 2 : 0) | (value.MayBeLess ? 4 : 0);
        Byte((byte)marks);
        if (isWhole)
        {
            Number(decimal.ToInt64(value.Low));
        }
        else
        {
            Decimal(value.Low);
            Decimal(value.High);
        }
    }

    /// <summary>A sum; of exact whole figures without marks it is short.</summary>
    public void Tally(Tally value)
    {
        var isPlain =
            value.Low == value.High
            && decimal.Truncate(value.Low) == value.Low
            && Math.Abs(value.Low) < long.MaxValue / 2
            && value == new Tally(value.Low, value.High, 0, 0, value.Terms);
        Byte(isPlain ? (byte)1 : (byte)0);
        Number(value.Terms);
        if (isPlain)
        {
            Number(decimal.ToInt64(value.Low));
            return;
        }

        Decimal(value.Low);
        Decimal(value.High);
        Number(value.MayBeMore);
        Number(value.MayBeLess);
        Number(value.Estimated);
        Number(value.Projected);
        Number(value.Derived);
        Number(value.Inferred);
    }

    /// <summary>A step function of counts.</summary>
    public void Steps(Steps<Count> value)
    {
        Number(value.Changes.Length);
        foreach (var change in value.Changes)
        {
            Day(change.From);
            Number(change.Value.Value);
        }
    }

    private void Reserve(int more)
    {
        if (count + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, count + more));
        }
    }
}
