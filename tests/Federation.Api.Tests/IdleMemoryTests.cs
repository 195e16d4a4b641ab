using Federation.Hosting;

namespace Federation.Api.Tests;

/// <summary>A program that has nothing to do gives back what a busy time left behind, once.</summary>
public sealed class IdleMemoryTests
{
    [Fact]
    public void Memory_is_given_back_once_a_busy_time_is_over()
    {
        using var memory = new IdleMemory(TimeProvider.System);
        var (allocated, given) = (0L, new List<long>());

        foreach (var mebibytes in (int[])[3, 1, 100, 100, 2, 1, 70, 1, 1, 1, 30, 1, 30, 3])
        {
            allocated += mebibytes;
            if (memory.IsDue(allocated << 20))
            {
                given.Add(allocated);
            }
        }

        // Not while it is busy, not for little, and not again until there is more.
        Assert.Equal([206, 278, 344], given);
    }
}
