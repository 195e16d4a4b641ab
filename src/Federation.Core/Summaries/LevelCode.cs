namespace Federation.Core.Summaries;

/// <summary>A level's code, ordered ordinally.</summary>
/// <param name="Code">The code.</param>
public readonly record struct LevelCode(string Code) : IComparable<LevelCode>
{
    /// <inheritdoc/>
    public int CompareTo(LevelCode other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
