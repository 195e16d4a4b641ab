namespace Federation.Api.Http;

/// <summary>
/// Today where the committees are. Asia/Ho_Chi_Minh has been at +07:00 without summer time since 1975.
/// </summary>
public sealed class Calendar(TimeProvider clock)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The day there.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);
}
