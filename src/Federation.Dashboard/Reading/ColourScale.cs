namespace Federation.Dashboard.Reading;

/// <summary>
/// Puts amounts into at most five classes, the lowest first, each with about as many different amounts: equal ones are
/// always in one class, and no class is empty.
/// </summary>
public sealed class ColourScale
{
    /// <summary>The most classes.</summary>
    public const int ClassesMax = 5;

    private ColourScale(IReadOnlyList<(decimal From, decimal To)> classes) => Classes = classes;

    /// <summary>The lowest and the highest amount of each class.</summary>
    public IReadOnlyList<(decimal From, decimal To)> Classes { get; }

    /// <summary>The classes of these amounts.</summary>
    public static ColourScale Of(IEnumerable<decimal> amounts)
    {
        var different = amounts.Distinct().Order().ToList();
        var count = Math.Min(ClassesMax, different.Count);
        return new([
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    (different[i * different.Count / count], different[((i + 1) * different.Count / count) - 1])
                ),
        ]);
    }

    /// <summary>The class of an amount, from 1; of five colours, the lowest class always has the first and the highest
    /// the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the amounts of the scale.</exception>
    public int ColourOf(decimal amount)
    {
        for (var i = 0; i < Classes.Count; i++)
        {
            if (amount >= Classes[i].From && amount <= Classes[i].To)
            {
                return ColourAt(i);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(amount), amount, "It is in no class");
    }

    /// <summary>The colour of a class by its place.</summary>
    public int ColourAt(int place) =>
        Classes.Count == 1 ? ClassesMax : 1 + (place * (ClassesMax - 1) / (Classes.Count - 1));
}
