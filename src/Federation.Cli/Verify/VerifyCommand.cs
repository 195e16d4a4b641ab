using System.CommandLine;
using Federation.Engine.Ports;
using Federation.Storage;
using Federation.Storage.Moving;

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
        var data = Options.Data();
        var catalogue = Options.Catalogue();
        var language = Options.Language();
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

        if (await CatalogueFiles.ReadAsync(catalogueFiles, error, cancellationToken) is not { } catalogue)
        {
            return NotVerified;
        }

        try
        {
            await new SqlitePlace(folder, TimeProvider.System).RequireWholeAsync(cancellationToken);
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
}
