namespace Federation.Core.Series;

/// <summary>
/// The oldest observation that a sum over children rests on. A minimum is no group: how many children rest on it tells
/// whether it stays where one of them leaves it.
/// </summary>
/// <param name="Day">The day; <see cref="DateOnly.MinValue"/> where no child has a figure.</param>
/// <param name="Children">How many children rest on an observation of that day.</param>
public readonly record struct OldestBelow(DateOnly Day, int Children)
{
    /// <summary>Whether no child has a figure.</summary>
    public bool IsNone => Children == 0;

    /// <summary>With one more child, which rests on an observation of some day, or on none.</summary>
    public OldestBelow With(DateOnly day) =>
        day == DateOnly.MinValue ? this
        : IsNone || day < Day ? new(day, 1)
        : day == Day ? new(day, Children + 1)
        : this;
}
