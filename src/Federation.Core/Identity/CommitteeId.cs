using System.Diagnostics.CodeAnalysis;

namespace Federation.Core.Identity;

/// <summary>
/// The identity of a committee, <c>instance</c> or <c>instance.local</c>. It says where the committee was born and is
/// kept, never who its parent is and never an official code. Ordered ordinally.
/// </summary>
public sealed record CommitteeId : IComparable<CommitteeId>
{
    private readonly string text;

    private CommitteeId(string text) => this.text = text;

    /// <summary>The instance that keeps it: the part before the dot.</summary>
    public string Instance => text.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? text[..dot] : text;

    /// <summary>Reads an identity.</summary>
    /// <exception cref="FormatException">The text is no identity.</exception>
    public static CommitteeId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"Not a committee identity (instance or instance.local): '{text}'");

    /// <summary>Reads an identity; false where the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CommitteeId? id)
    {
        id = null;
        if (text is null)
        {
            return false;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var valid =
            dot < 0 ? Slug.IsValid(text) : Slug.IsValid(text.AsSpan(0, dot)) && Slug.IsValid(text.AsSpan(dot + 1));
        id = valid ? new CommitteeId(text) : null;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(CommitteeId? other) => string.CompareOrdinal(text, other?.text);

    /// <inheritdoc/>
    public override string ToString() => text;
}
