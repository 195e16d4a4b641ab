using Federation.Engine.Ports;

namespace Federation.Storage.Reading;

/// <summary>The connections that read an instance, beside the writer and never in its way.</summary>
internal interface IReaders
{
    /// <summary>Reads with one of the connections.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be read, or is closed.</exception>
    ValueTask<T> ReadAsync<T>(
        Func<ReadSession, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    );

    /// <summary>What a failed read means to the caller.</summary>
    JournalUnavailableException Unavailable(Exception failure);
}
