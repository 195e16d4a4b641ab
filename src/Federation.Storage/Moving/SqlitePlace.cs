using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Storage.Moving;

/// <summary>A data folder.</summary>
/// <param name="folder">The folder, which need not exist yet.</param>
/// <param name="time">The clock.</param>
public sealed class SqlitePlace(string folder, TimeProvider time) : StoragePlace
{
    private static readonly SqliteOptions Options = new() { IsForMoving = true };

    /// <inheritdoc/>
    public override string Name { get; } = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> InstancesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(SqliteFolder.Store(Name, time).Existing);

    /// <inheritdoc/>
    public override Task<Hosting> HostingAsync(string instance, CancellationToken cancellationToken) =>
        Task.FromResult(SqliteHosting.Read(FileOf(instance)));

    /// <inheritdoc/>
    public override async Task<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken)
    {
        var opened = await SqliteInstance
            .OpenAsync(Name, instance, time, Options, cancellationToken)
            .ConfigureAwait(false);
        return new(opened.Journal, opened.Snapshots, opened.Holdings);
    }

    /// <inheritdoc/>
    public override async Task<StoredInstance> OpenToReadAsync(string instance, CancellationToken cancellationToken)
    {
        var opened = await SqliteInstance
            .OpenToReadAsync(Name, instance, time, Options, cancellationToken)
            .ConfigureAwait(false);
        return new(opened.Journal, opened.Snapshots, opened.Holdings);
    }

    internal override Task HostAsync(string instance, Hosting hosting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteHosting.Write(FileOf(instance), hosting);
        return Task.CompletedTask;
    }

    private string FileOf(string instance) => Path.Combine(Name, instance + ".db");
}
