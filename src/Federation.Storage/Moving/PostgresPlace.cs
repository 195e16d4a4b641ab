using Federation.Engine.Ports;
using Federation.Storage.Postgres;

namespace Federation.Storage.Moving;

/// <summary>A PostgreSQL database.</summary>
/// <param name="database">The database, which the caller closes after its instances.</param>
public sealed class PostgresPlace(PostgresDatabase database) : StoragePlace
{
    /// <inheritdoc/>
    public override string Name => database.Place;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> InstancesAsync(CancellationToken cancellationToken) =>
        (await database.StoreAsync(cancellationToken).ConfigureAwait(false)).Existing;

    /// <inheritdoc/>
    public override Task<Hosting> HostingAsync(string instance, CancellationToken cancellationToken) =>
        database.HostingAsync(instance, cancellationToken);

    /// <inheritdoc/>
    public override async Task<StoredInstance> OpenAsync(string instance, CancellationToken cancellationToken)
    {
        var opened = await PostgresInstance
            .OpenAsync(database, instance, isForMoving: true, cancellationToken)
            .ConfigureAwait(false);
        return new(opened.Journal, opened.Snapshots, opened.Holdings);
    }

    /// <inheritdoc/>
    public override async Task<StoredInstance> OpenToReadAsync(string instance, CancellationToken cancellationToken)
    {
        var opened = await PostgresInstance
            .OpenToReadAsync(database, instance, cancellationToken)
            .ConfigureAwait(false);
        return new(opened.Journal, opened.Snapshots, opened.Holdings);
    }

    internal override Task HostAsync(string instance, Hosting hosting, CancellationToken cancellationToken) =>
        database.HostAsync(instance, hosting, cancellationToken);
}
