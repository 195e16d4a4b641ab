using System.CommandLine;
using Federation.Cli.Migrate;
using Federation.Storage.Moving;

namespace Federation.Cli.Backup;

/// <summary><c>federation restore</c>: copies a backup to the data folder or the database, which is empty.</summary>
internal static class RestoreCommand
{
    /// <summary>What was restored does not agree with the backup.</summary>
    public const int Differs = 1;

    /// <summary>The verb.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    /// <param name="watching">For tests: is told before each durable step, and may interrupt there.</param>
    public static Command Create(Func<string, string?>? environment = null, Action<MoveProgress>? watching = null)
    {
        var from = new Option<string>("--from")
        {
            Description = "The folder of the backup · thư mục của bản sao lưu",
            Required = true,
        };
        var (data, catalogue, language) = (Options.Data(), Options.Catalogue(), Options.Language());
        var restore = new Command(
            "restore",
            "Copies a backup to the empty data folder or database · khôi phục bản sao lưu vào nơi lưu trữ trống"
        )
        {
            from,
            data,
            catalogue,
            language,
        };
        restore.SetAction(
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
                            new SqlitePlace(parsed.GetRequiredValue(from), TimeProvider.System),
                            home.Place,
                            parsed.GetRequiredValue(catalogue),
                            (output, error),
                            watching,
                            cancellationToken
                        );
                    }
                );
            }
        );
        return restore;
    }

    private static async Task<int> RunAsync(
        StoragePlace backup,
        StoragePlace home,
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

        var instances = await backup.InstancesAsync(cancellationToken);
        if (instances.Count == 0)
        {
            say.Error.Say(BackupTexts.NoBackup(backup.Name));
            return Guard.NotDone;
        }

        var figures = new FigureComparison(catalogue, TimeProvider.System);
        var agree = await new StorageCopy(backup, home, new Telling(say.Output, watching)).RunAsync(
            instances,
            async both =>
            {
                var found = await figures.RunAsync(both, cancellationToken);
                if (found is not null)
                {
                    say.Error.Say(found.Say());
                }

                return found is null;
            },
            cancellationToken
        );
        if (!agree)
        {
            return Differs;
        }

        say.Output.Say(BackupTexts.Restored(instances.Count, figures.Figures, backup.Name, home.Name));
        return 0;
    }
}
