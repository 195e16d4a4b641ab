using System.Buffers.Text;

namespace Federation.Core.Input;

/// <summary>Reads JSON numbers as decimals without any rounding.</summary>
internal static class ExactNumber
{
    private const int DigitsMax = 29;
    private const int ScaleMax = 28;
    private const int ExponentClamp = 100_000;

    /// <summary>
    /// Reads a number that follows JSON's grammar. False where no decimal is exactly that number: too large, or
    /// with too many digits. <paramref name="decimals"/> is how many decimals were written: 2 for 93.90, none for
    /// 1e3.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value, out int decimals)
    {
        value = 0;
        var negative = text[0] == '-';
        var mark = text.IndexOfAny("eE"u8);
        var digits = (mark < 0 ? text : text[..mark])[(negative ? 1 : 0)..];
        var exponent = mark < 0 ? 0 : Exponent(text[(mark + 1)..]);
        var point = digits.IndexOf((byte)'.');
        decimals = Math.Clamp((point < 0 ? 0 : digits.Length - point - 1) - exponent, 0, ScaleMax);
        if (!TrySignificant(digits, out var significant, out var count, out var weight))
        {
            return false;
        }

        if (significant == 0)
        {
            return true;
        }

        weight += exponent;
        if (weight < -ScaleMax || count + Math.Max(weight, 0) > DigitsMax)
        {
            return false;
        }

        for (var i = 0; i < weight; i++)
        {
            significant *= 10;
        }

        if (significant >> 96 != 0)
        {
            return false;
        }

        value = Compose(significant, negative, (byte)Math.Max(-weight, 0));
        return true;
    }

    /// <summary>
    /// The digits without leading and trailing zeros, how many they are, and the power of ten of the last one. False
    /// where they are more than a decimal holds.
    /// </summary>
    private static bool TrySignificant(
        ReadOnlySpan<byte> digits,
        out UInt128 significant,
        out int count,
        out int weight
    )
    {
        (significant, count, weight) = (0, 0, 0);
        var zeros = 0;
        var point = digits.IndexOf((byte)'.') is var found and >= 0 ? found : digits.Length;
        for (var i = 0; i < digits.Length; i++)
        {
            if (i == point)
            {
                continue;
            }

            if (digits[i] == '0')
            {
                zeros += significant == 0 ? 0 : 1;
                continue;
            }

            count += zeros + 1;
            if (count > DigitsMax)
            {
                return false;
            }

            for (; zeros >= 0; zeros--)
            {
                significant *= 10;
            }

            significant += (uint)(digits[i] - '0');
            zeros = 0;
            weight = i < point ? point - 1 - i : point - i;
        }

        return true;
    }

    private static decimal Compose(UInt128 digits, bool negative, byte scale) =>
        unchecked(new((int)digits, (int)(digits >> 32), (int)(digits >> 64), negative, scale));

    private static int Exponent(ReadOnlySpan<byte> text)
    {
        var magnitude = text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        var read = Utf8Parser.TryParse(magnitude, out int value, out var consumed) && consumed == magnitude.Length;
        value = read ? Math.Min(value, ExponentClamp) : ExponentClamp;
        return text[0] == '-' ? -value : value;
    }
}
