using System.CommandLine;
using Federation.Cli.Migrate;
using Federation.Cli.Verify;
using Federation.Storage.Moving;

namespace Federation.Cli.Backup;

/// <summary>
/// <c>federation backup</c>: copies all instances to a folder while the program goes on, and verifies the copy.
/// </summary>
internal static class BackupCommand
{
    /// <summary>The copy does not agree with itself.</summary>
    public const int Differs = 1;

    /// <summary>The verb.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    /// <param name="watching">For tests: is told before each durable step, and may interrupt there.</param>
    public static Command Create(Func<string, string?>? environment = null, Action<MoveProgress>? watching = null)
    {
        var into = new Option<string>("--into")
        {
            Description = "The folder of the backup, new or empty · thư mục của bản sao lưu, mới hoặc trống",
            Required = true,
        };
        var (data, catalogue, language) = (Options.Data(), Options.Catalogue(), Options.Language());
        var backup = new Command(
            "backup",
            "Copies everything to a folder while the program goes on · sao lưu trong khi chương trình đang chạy"
        )
        {
            into,
            data,
            catalogue,
            language,
        };
        backup.SetAction(
            (parsed, cancellationToken) =>
            {
                var output = new Speaker(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(language));
                var error = output with { To = parsed.InvocationConfiguration.Error };
                return Guard.RunAsync(
                    error,
                    async () =>
                    {
                        await using var home = await Home.OpenAsync(
                            parsed.GetRequiredValue(data),
                            environment ?? Environment.GetEnvironmentVariable,
                            cancellationToken
                        );
                        return await RunAsync(
                            home.Place,
                            Path.GetFullPath(parsed.GetRequiredValue(into)),
                            parsed.GetRequiredValue(catalogue),
                            (output, error),
                            watching,
                            cancellationToken
                        );
                    }
                );
            }
        );
        return backup;
    }

    private static async Task<int> RunAsync(
        StoragePlace home,
        string folder,
        string catalogueFiles,
        (Speaker Output, Speaker Error) say,
        Action<MoveProgress>? watching,
        CancellationToken cancellationToken
    )
    {
        if (await CatalogueFiles.ReadAsync(catalogueFiles, say.Error, cancellationToken) is not { } catalogue)
        {
            return Guard.NotDone;
        }

        var instances = await home.InstancesAsync(cancellationToken);
        if (instances.Count == 0)
        {
            say.Error.Say(MigrateTexts.Nothing(home.Name));
            return Guard.NotDone;
        }

        var target = new SqlitePlace(folder, TimeProvider.System);
        await new StorageCopy(home, target, new Telling(say.Output, watching)).RunAsync(
            instances,
            _ => Task.FromResult(true),
            cancellationToken
        );
        // As it lies there: what it rests on is not looked at any more.
        var verification = new Verification(folder, catalogue, TimeProvider.System);
        if (await verification.RunAsync(cancellationToken) is { } found)
        {
            say.Error.Say(found.Say());
            say.Error.Say(BackupTexts.NoGood(folder));
            return Differs;
        }

        say.Output.Say(Texts.Counted(folder, verification.Counts));
        say.Output.Say(BackupTexts.BackedUp(instances.Count, home.Name, folder));
        return 0;
    }
}
