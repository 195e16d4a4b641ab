using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Storage.Links;

/// <summary>What an operator carries from the installation above to the one that is to link up.</summary>
/// <param name="Secret">What only the two know; usable once.</param>
/// <param name="UpperKey">By what the key of the one above is known, so that nobody can stand in for it.</param>
public sealed record LinkToken(string Secret, string UpperKey)
{
    private const string Prefix = "fed1";
    private const int FingerprintLength = 64;

    /// <summary>A token with a fresh secret.</summary>
    /// <param name="upperKey">The key of the one above.</param>
    public static LinkToken Make(string upperKey) =>
        new(Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24)), upperKey);

    /// <summary>The token that a text says.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LinkToken? token)
    {
        token =
            text?.Trim().Split('.') is [Prefix, { Length: > 0 } secret, { Length: FingerprintLength } key]
            && key.All(char.IsAsciiHexDigitLower)
                ? new(secret, key)
                : null;
        return token is not null;
    }

    /// <summary>The token as it is carried.</summary>
    public string Text => $"{Prefix}.{Secret}.{UpperKey}";

    /// <summary>Its form without what is secret.</summary>
    public override string ToString() => $"{Prefix}.….{UpperKey}";
}
