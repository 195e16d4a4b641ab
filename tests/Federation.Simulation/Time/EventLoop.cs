using Federation.Simulation.World;

namespace Federation.Simulation.Time;

/// <summary>
/// Virtual time on one thread: what is due next happens next, and nothing else happens. Two things due at one moment happen
/// in the order in which they were planned, so a history repeats itself exactly.
/// </summary>
internal sealed class EventLoop
{
    private const int StepsMax = 3_000_000;

    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> planned = new();
    private long order;
    private int steps;

    /// <summary>Since the history began.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Plans something for later.</summary>
    public void After(TimeSpan delay, Action what) => planned.Enqueue(what, (Now + delay, order++));

    /// <summary>Completes later, and goes on with whoever waits before anything else happens.</summary>
    public Task DelayAsync(TimeSpan delay)
    {
        var done = new TaskCompletionSource();
        After(delay, done.SetResult);
        return done.Task;
    }

    /// <summary>Lets happen whatever is due until a moment.</summary>
    public void RunUntil(TimeSpan moment)
    {
        while (planned.TryPeek(out _, out var due) && due.At <= moment)
        {
            if (++steps > StepsMax)
            {
                throw new HistoryFault($"after {StepsMax} steps it still goes round in circles");
            }

            var what = planned.Dequeue();
            Now = due.At;
            what();
        }

        Now = moment;
    }
}
