using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Federation.Core.Input;

/// <summary>The kebab-case codes of an enumeration's values: <c>AtLeast</c> is <c>at-least</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class EnumCodes<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Codes = Enum.GetValues<T>()
        .ToFrozenDictionary(value => value, value => Kebab(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Codes.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    /// <summary>All codes in the enumeration's order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<T>().Select(value => Codes[value])];

    /// <summary>A value's code.</summary>
    /// <exception cref="KeyNotFoundException">The value is not one that the enumeration names.</exception>
    public static string Of(T value) => Codes[value];

    /// <summary>The value with a code; false where there is none.</summary>
    public static bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);

    private static string Kebab(string name)
    {
        var code = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && code.Length > 0)
            {
                code.Append('-');
            }

            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }
}
