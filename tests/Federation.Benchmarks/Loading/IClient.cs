namespace Federation.Benchmarks.Loading;

/// <summary>One client with a connection of its own.</summary>
internal interface IClient : IDisposable
{
    /// <summary>Does one of its deeds, by number, and waits for the answer.</summary>
    /// <returns>How many bytes were answered, where that is known.</returns>
    int Do(int number);
}
