using System.CommandLine;
using Federation.Cli.Migrate;
using Federation.Storage.Moving;

namespace Federation.Cli.Backup;

/// <summary><c>federation restore</c>: copies a backup to the data folder or the database, which is empty.</summary>
internal static class RestoreCommand
{
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
        return StorageVerb.Create(
            "restore",
            "Copies a backup to the empty data folder or database · khôi phục bản sao lưu vào nơi lưu trữ trống",
            [from],
            environment,
            (parsed, session, cancellationToken) =>
                RunAsync(
                    session,
                    new SqlitePlace(parsed.GetRequiredValue(from), TimeProvider.System),
                    watching,
                    cancellationToken
                )
        );
    }

    private static async Task<int> RunAsync(
        StorageSession session,
        StoragePlace backup,
        Action<MoveProgress>? watching,
        CancellationToken cancellationToken
    )
    {
        if (await session.CatalogueAsync(cancellationToken) is not { } catalogue)
        {
            return Guard.NotDone;
        }

        var instances = await backup.InstancesAsync(cancellationToken);
        if (instances.Count == 0)
        {
            session.Error.Say(BackupTexts.NoBackup(backup.Name));
            return Guard.NotDone;
        }

        var figures = new FigureComparison(catalogue, TimeProvider.System);
        var agree = await new StorageCopy(backup, session.Home, new Telling(session.Output, watching)).RunAsync(
            instances,
            both => figures.AgreeAsync(both, session.Error, cancellationToken),
            cancellationToken
        );
        if (!agree)
        {
            return Guard.Differs;
        }

        session.Output.Say(BackupTexts.Restored(instances.Count, figures.Figures, backup.Name, session.Home.Name));
        return 0;
    }
}
