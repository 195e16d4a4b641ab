using System.CommandLine;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Engine.Ports;
using Federation.Storage;

namespace Federation.Cli.Verify;

/// <summary><c>federation verify</c>: recomputes a data folder from its journals and compares.</summary>
internal static class VerifyCommand
{
    /// <summary>Something differs.</summary>
    public const int Differs = 1;

    /// <summary>It could not be looked at.</summary>
    public const int NotVerified = 2;

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder · thư mục dữ liệu (Federation__Data)",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Federation__Data") ?? "data",
        };
        var catalogue = new Option<string>("--catalogue")
        {
            Description = "The catalogue's files, separated by ';' · các tệp danh mục (Federation__Catalogue)",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("Federation__Catalogue") ?? Path.Combine("seeds", "catalogue.json"),
        };
        var language = new Option<string>("--lang")
        {
            Description = "vi, en",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LANG") ?? "vi",
        };
        var verify = new Command("verify", "Recomputes everything from the journals · tính lại tất cả từ nhật ký")
        {
            data,
            catalogue,
            language,
        };
        verify.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetRequiredValue(data),
                    parsed.GetRequiredValue(catalogue),
                    new(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(language)),
                    new(parsed.InvocationConfiguration.Error, parsed.GetRequiredValue(language)),
                    cancellationToken
                )
        );
        return verify;
    }

    private static async Task<int> RunAsync(
        string data,
        string catalogueFiles,
        Speaker output,
        Speaker error,
        CancellationToken cancellationToken
    )
    {
        // An empty folder beside a database agrees with everything: that would be no answer.
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("Federation__Database")))
        {
            error.Say(Texts.OnPostgres());
            return NotVerified;
        }

        var folder = Path.GetFullPath(data);
        if (!Directory.Exists(folder))
        {
            error.Say(Texts.NoFolder(folder));
            return NotVerified;
        }

        if (await ReadCatalogueAsync(catalogueFiles, error, cancellationToken) is not { } catalogue)
        {
            return NotVerified;
        }

        try
        {
            var verification = new Verification(folder, catalogue, TimeProvider.System);
            var found = await verification.RunAsync(cancellationToken);
            output.Say(Texts.Counted(folder, verification.Counts));
            if (found is null)
            {
                output.Say(Texts.AllAgrees());
                return 0;
            }

            error.Say(found.Say());
            return Differs;
        }
        catch (StorageRefusedException refused)
        {
            error.Say(new(refused.Vi, refused.En));
            return NotVerified;
        }
        catch (Exception denied)
            when (denied is IOException or UnauthorizedAccessException or JournalUnavailableException)
        {
            error.Say(Texts.NoCopy(folder, denied.Message));
            return NotVerified;
        }
    }

    private static async Task<Catalogue?> ReadCatalogueAsync(
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
