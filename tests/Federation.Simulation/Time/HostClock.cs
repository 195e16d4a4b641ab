namespace Federation.Simulation.Time;

/// <summary>
/// A machine's clock: its time of day may jump either way, what has elapsed since it was switched on may not.
/// </summary>
internal sealed class HostClock(EventLoop loop) : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    /// <summary>How far the time of day is off.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => loop.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Beginning + loop.Now + Skew;
}
