using Federation.Cli.Verify;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Cli;

/// <summary>The catalogue that a verb is told of.</summary>
internal static class CatalogueFiles
{
    /// <summary>Reads it; null where it cannot be read, which is then said.</summary>
    public static async Task<Catalogue?> ReadAsync(
        string catalogueFiles,
        Speaker error,
        CancellationToken cancellationToken
    )
    {
        var files = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var file in catalogueFiles.Split(';', StringSplitOptions.TrimEntries))
        {
            if (!File.Exists(file))
            {
                error.Say(Texts.NoCatalogue(Path.GetFullPath(file)));
                return null;
            }

            files.Add((file, await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return CatalogueReader
            .Read(files)
            .Match<Catalogue?>(
                catalogue => catalogue,
                faults =>
                {
                    error.Say(Texts.FaultyCatalogue(faults[0]));
                    return null;
                }
            );
    }
}
