namespace Federation.Oracle.Generation;

/// <summary>Chance that a seed repeats.</summary>
public sealed class Dice
{
    private readonly Random random;

    /// <summary>Dice that fall in the order that the seed says.</summary>
    public Dice(int seed) => random = new(seed);

    /// <summary>A number from 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below) => random.Next(below);

    /// <summary>A number between two, both included.</summary>
    public int Between(int first, int last) => random.Next(first, last + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>The items in some order.</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>Dice of their own, so that what they decide does not hang on how often these were thrown since.</summary>
    public Dice Split() => new(random.Next());
}
