namespace Federation.Hosting;

/// <summary>
/// Gives memory back once the program has nothing to do. What a busy time has left behind, the collector keeps for the
/// next one, and with nothing to do it does not collect: committees that have gone to rest would stay in memory as
/// garbage, for nights and weeks.
/// </summary>
internal sealed class IdleMemory(TimeProvider clock) : BackgroundService
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Allocated within an interval by a program that does little more than look at its clock.</summary>
    private const long IdleMax = 4 * Mebibyte;

    /// <summary>Allocated since memory was last given back, for which it is worth a pause.</summary>
    private const long WorthIt = 64 * Mebibyte;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long before;
    private long given;

    /// <summary>Whether now is the time to give memory back: asked at each interval.</summary>
    /// <param name="allocated">The bytes allocated since the program began.</param>
    public bool IsDue(long allocated)
    {
        var isDue = allocated - before < IdleMax && allocated - given > WorthIt;
        before = allocated;
        given = isDue ? allocated : given;
        return isDue;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (IsDue(GC.GetTotalAllocatedBytes()))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
