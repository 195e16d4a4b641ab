namespace Federation.Fuzzing.Oracle;

/// <summary>
/// Looks at a process's resident memory every so many requests and compares the least of a while after the warm-up with
/// the least of the last while: the peaks between are the collector's business. Safe to use from many threads.
/// </summary>
internal sealed class MemoryWatch
{
    private const long Every = 500;

    /// <summary>So many requests warm it up; a run must be several times as long for its growth to be judged.</summary>
    private const long WarmUp = 30_000;

    /// <summary>How many looks make a while.</summary>
    private const int While = 20;

    /// <summary>
    /// What may be had more at the end than after the warm-up: 96 MiB, which 200 bytes a request exceed in half a million;
    /// and what is stored is held, with its summaries at every level.
    /// </summary>
    private const long GrowthMax = 96L * 1024 * 1024;

    private const long StoredBytesMax = 24 * 1024;

    private readonly List<long> looks = [];

    public void Look(Service service, long number)
    {
        if (number % Every == 0 && number >= WarmUp)
        {
            var resident = service.Vitals.ResidentBytes;
            lock (looks)
            {
                looks.Add(resident);
            }
        }
    }

    public Fault? Judge(int stored)
    {
        if (looks.Count < 2 * While)
        {
            return null;
        }

        var (first, last) = (First, Last);
        return last - first > GrowthMax + (stored * StoredBytesMax)
            ? new("Memory grows", $"{first / Vitals.Mebi:0} MiB, then {last / Vitals.Mebi:0} MiB, with {stored} stored")
            : null;
    }

    public override string ToString() =>
        looks.Count < 2 * While
            ? "Too short to judge memory."
            : $"Memory after the warm-up {First / Vitals.Mebi:0} MiB, at the end {Last / Vitals.Mebi:0} MiB, "
                + $"at most {looks.Max() / Vitals.Mebi:0} MiB.";

    private long First => looks.Take(While).Min();

    private long Last => looks.TakeLast(While).Min();
}
