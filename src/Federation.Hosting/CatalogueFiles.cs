using Federation.Api.Hosting;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Hosting;

/// <summary>The catalogue in force, from its files.</summary>
internal static class CatalogueFiles
{
    /// <exception cref="StartRefusedException">A file is missing or faulty.</exception>
    public static async Task<Catalogue> ReadAsync(InstallationSettings settings, CancellationToken cancellationToken)
    {
        var files = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var file in settings.Catalogue)
        {
            if (!File.Exists(file))
            {
                throw new StartRefusedException(
                    $"There is no catalogue at {Path.GetFullPath(file)}. Start in the repository's folder, or set "
                        + "Federation__Seeds to the folder of the seeds or Federation__Catalogue to the catalogue's "
                        + "files."
                );
            }

            files.Add((file, await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return CatalogueReader.Read(files).Match(catalogue => catalogue, faults => throw SeedFaults.Refusal(faults));
    }
}
