namespace Federation.Conformance;

/// <summary>Waits that end: a test that hangs says what it was waiting for.</summary>
public static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits for an event, named for whoever reads of its absence.</summary>
    public static async Task<T> For<T>(Task<T> happening, string what)
    {
        try
        {
            return await happening.WaitAsync(Patience);
        }
        catch (TimeoutException patience) when (!happening.IsCompleted)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s for this, in vain: {what}.", patience);
        }
    }

    /// <summary>Waits for an event, named for whoever reads of its absence.</summary>
    public static Task For(Task happening, string what) => For(Completed(happening), what);

    /// <summary>Waits until something that nobody tells of is so.</summary>
    public static Task UntilAsync(string what, Func<bool> isSo) => UntilAsync(what, () => new ValueTask<bool>(isSo()));

    /// <summary>The same, where somebody has to be asked.</summary>
    public static Task UntilAsync(string what, Func<ValueTask<bool>> isSo) =>
        UntilNoneAsync(what, async () => await isSo() ? null : "not yet");

    /// <summary>Waits until nobody is left of whom somebody can still be named; in vain, it says who was.</summary>
    public static async Task UntilNoneAsync(string what, Func<ValueTask<string?>> left)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await left() is { } one)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"Waited {Patience.TotalSeconds} s for this, in vain: {what}: {one}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }

    private static async Task<bool> Completed(Task happening)
    {
        await happening;
        return true;
    }
}
