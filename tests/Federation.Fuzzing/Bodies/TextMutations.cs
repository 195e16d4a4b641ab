using System.Text;

namespace Federation.Fuzzing.Bodies;

/// <summary>Changes a text in its bytes. Each says whether no reader may accept what it has left.</summary>
internal static class TextMutations
{
    private static readonly byte[][] NotUtf8 =
    [
        [0xFF],
        [0x80],
        [0xC0, 0xAF],
        [0xE0, 0x80, 0xAF],
        [0xED, 0xA0, 0x80],
        [0xF5, 0x80, 0x80, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
    ];

    private static readonly byte[][] Behind =
    [
        "}"u8.ToArray(),
        ","u8.ToArray(),
        "x"u8.ToArray(),
        "{}"u8.ToArray(),
        [0],
    ];

    private static readonly (string Name, Func<byte[], Dice, byte[]> Apply, bool IsSurelyWrong)[] Ways =
    [
        ("cut short", (text, dice) => text[..dice.Next(text.Length)], true),
        ("a bit flipped", FlipBit, false),
        ("not UTF-8", (text, dice) => Insert(text, dice, dice.Pick(NotUtf8)), true),
        ("a mark", (text, dice) => [0xEF, 0xBB, 0xBF, .. text], false),
        ("two marks", (text, dice) => [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. text], true),
        ("UTF-16", (text, dice) => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(text)), true),
        ("UTF-32", (text, dice) => Encoding.UTF32.GetBytes(Encoding.UTF8.GetString(text)), true),
        ("something behind", (text, dice) => [.. text, .. dice.Pick(Behind)], true),
        ("twice", (text, dice) => [.. text, .. text], true),
        ("a comment", (text, dice) => [.. "/* c */"u8, .. text], true),
        ("a zero byte", (text, dice) => Insert(text, dice, [0]), true),
        ("a piece less", Less, false),
        ("a piece again", Again, false),
        ("rubbish", (text, dice) => dice.Bytes(dice.Next(200)), false),
        ("nothing", (text, dice) => [], true),
        ("blanks", (text, dice) => [.. "\r\n\t  "u8, .. text, .. "\n\n"u8], false),
    ];

    public static (byte[] Text, string Way, bool IsSurelyWrong) Mutate(byte[] text, Dice dice)
    {
        var (name, apply, isWrong) = dice.Pick(Ways);
        return text.Length == 0 ? (text, "nothing", true) : (apply(text, dice), name, isWrong);
    }

    private static byte[] FlipBit(byte[] text, Dice dice)
    {
        byte[] flipped = [.. text];
        for (var left = 1 + dice.Next(3); left > 0; left--)
        {
            flipped[dice.Next(flipped.Length)] ^= (byte)(1 << dice.Next(8));
        }

        return flipped;
    }

    private static byte[] Insert(byte[] text, Dice dice, byte[] what)
    {
        var at = dice.Next(text.Length + 1);
        return [.. text[..at], .. what, .. text[at..]];
    }

    private static byte[] Less(byte[] text, Dice dice)
    {
        var from = dice.Next(text.Length);
        var to = Math.Min(text.Length, from + 1 + dice.Next(20));
        return [.. text[..from], .. text[to..]];
    }

    private static byte[] Again(byte[] text, Dice dice)
    {
        var from = dice.Next(text.Length);
        var to = Math.Min(text.Length, from + 1 + dice.Next(60));
        return [.. text[..to], .. text[from..]];
    }
}
