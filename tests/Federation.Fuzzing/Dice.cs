namespace Federation.Fuzzing;

/// <summary>
/// Chance that a seed and a number repeat, on every machine and in every version of the framework (SplitMix64).
/// </summary>
internal sealed class Dice(ulong seed, long number)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = Mix(seed) ^ Mix(unchecked((ulong)number * Golden));

    public ulong Next()
    {
        unchecked
        {
            return Mix(state += Golden);
        }
    }

    /// <summary>From 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Next() % (ulong)below);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        foreach (ref var one in bytes.AsSpan())
        {
            one = (byte)Next(256);
        }

        return bytes;
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
