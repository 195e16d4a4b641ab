namespace Federation.Benchmarks.Workload;

/// <summary>
/// Chance without state: the same seed and places give the same number on every machine and in any order, so that
/// nothing of the nation has to be kept to be made again.
/// </summary>
internal static class Dice
{
    /// <summary>A number below a bound.</summary>
    public static int Below(int bound, ulong seed, int kind, int a, int b = 0, int c = 0)
    {
        unchecked
        {
            var mixed = Mix(seed + ((ulong)kind << 48));
            mixed = Mix(mixed ^ (ulong)(uint)a);
            mixed = Mix(mixed ^ (ulong)(uint)b);
            mixed = Mix(mixed ^ (ulong)(uint)c);
            return (int)((mixed >> 32) * (ulong)bound >> 32);
        }
    }

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
