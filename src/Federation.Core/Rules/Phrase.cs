using System.Globalization;
using Federation.Core.Indicators;

namespace Federation.Core.Rules;

/// <summary>
/// A text in both languages that is written only when it is read: two sentences with places <c>{0}</c>, <c>{1}</c> …,
/// and what goes into them. Rules run on every change and most findings are there again each time, so what is kept and
/// compared are the facts and not the sentences.
/// </summary>
internal sealed class Phrase : IEquatable<Phrase>
{
    private readonly Catalogue? catalogue;
    private readonly string vi;
    private readonly string en;
    private readonly object[] told;

    private Phrase(Catalogue? catalogue, string vi, string en, object[] told)
    {
        this.catalogue = catalogue;
        this.vi = vi;
        this.en = en;
        this.told = told;
    }

    public static Phrase None { get; } = Of(new Labels("", ""));

    /// <summary>A text that is written already.</summary>
    public static Phrase Of(Labels text) => new(null, text.Vi, text.En, []);

    /// <summary>
    /// A text to be written with the catalogue's labels; <see cref="Words"/> says what may be told in it.
    /// </summary>
    public static Phrase Of(Catalogue catalogue, string vi, string en, params object[] told) =>
        new(catalogue, vi, en, told);

    /// <summary>The text.</summary>
    public Labels Write() => new(Write(Words.Vi), Write(Words.En));

    /// <summary>The text in one language.</summary>
    public string Write(Words words)
    {
        var text = words == Words.Vi ? vi : en;
        return catalogue is null
            ? text
            : string.Format(CultureInfo.InvariantCulture, text, [.. told.Select(t => words.Write(t, catalogue))]);
    }

    /// <inheritdoc/>
    public bool Equals(Phrase? other)
    {
        if (other is null)
        {
            return false;
        }

        // One that came from elsewhere is written already.
        return catalogue is null == other.catalogue is null
            ? vi == other.vi && en == other.en && told.AsSpan().SequenceEqual(other.told)
            : Write() == other.Write();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Phrase);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
