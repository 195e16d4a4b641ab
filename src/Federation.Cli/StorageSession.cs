using Federation.Core.Indicators;
using Federation.Storage.Moving;

namespace Federation.Cli;

/// <summary>What a verb about stored instances works with.</summary>
/// <param name="Home">Where the installation keeps its instances.</param>
/// <param name="Data">Its data folder, which also keeps its keys and its links.</param>
/// <param name="CatalogueFiles">The catalogue's files, separated by <c>;</c>.</param>
/// <param name="Output">What is done is said here.</param>
/// <param name="Error">What stops it is said here.</param>
internal sealed record StorageSession(
    StoragePlace Home,
    string Data,
    string CatalogueFiles,
    Speaker Output,
    Speaker Error
)
{
    /// <summary>The catalogue; null where it cannot be read, which has been said then.</summary>
    public Task<Catalogue?> CatalogueAsync(CancellationToken cancellationToken) =>
        Cli.CatalogueFiles.ReadAsync(CatalogueFiles, Error, cancellationToken);
}
