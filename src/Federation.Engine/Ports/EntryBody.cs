using Federation.Core.Identity;

namespace Federation.Engine.Ports;

/// <summary>One entry to be appended.</summary>
/// <param name="Kind">What kind of fact it is, kebab-case: a <see cref="Slug"/>.</param>
/// <param name="Format">The version of the payload's format, from 1. The journal keeps every version unchanged.</param>
/// <param name="Payload">
/// The fact, encoded; at most <see cref="PayloadBytesMax"/>. Its memory must not change until the append has returned.
/// </param>
/// <param name="At">When it was accepted, UTC, to the millisecond. What is finer is cut off.</param>
/// <param name="By">Who wrote it: a role or a body, never a person's name; null where unknown.</param>
/// <param name="From">From where: an address or an installation; null where unknown.</param>
public sealed record EntryBody(
    string Kind,
    int Format,
    ReadOnlyMemory<byte> Payload,
    DateTimeOffset At,
    string? By = null,
    string? From = null
)
{
    /// <summary>The most bytes of one payload.</summary>
    public const int PayloadBytesMax = 16 * 1_024 * 1_024;

    /// <summary>The longest <see cref="By"/> and <see cref="From"/>, in UTF-16 code units.</summary>
    public const int TextLengthMax = 256;

    /// <summary>The same, as a journal keeps it: the time in UTC and cut to the millisecond.</summary>
    public EntryBody AsKept() =>
        this with
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(At.ToUnixTimeMilliseconds()),
        };

    internal void Check()
    {
        if (!Slug.IsValid(Kind))
        {
            throw new ArgumentException($"Not a kind of entry (a kebab-case slug): '{Kind}'");
        }

        if (Format < 1)
        {
            throw new ArgumentException($"Not a version of a format, which start at 1: {Format}");
        }

        if (Payload.Length > PayloadBytesMax)
        {
            throw new ArgumentException($"The payload has {Payload.Length} bytes, more than {PayloadBytesMax}.");
        }

        CheckText(By, nameof(By));
        CheckText(From, nameof(From));
    }

    // A NUL inside would be cut off by some databases; half a surrogate pair has no UTF-8 (the encoding throws).
    internal static bool IsText(string text, int lengthMax)
    {
        if (text.Length > lengthMax || text.Any(char.IsControl))
        {
            return false;
        }

        _ = ChainHash.Text.GetByteCount(text);
        return true;
    }

    private static void CheckText(string? text, string name)
    {
        if (!IsText(text ?? "", TextLengthMax))
        {
            throw new ArgumentException($"{name} has at most {TextLengthMax} characters, no control character.");
        }
    }
}
