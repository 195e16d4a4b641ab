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
        return StorageVerb.Create(
            "backup",
            "Copies everything to a folder while the program goes on · sao lưu trong khi chương trình đang chạy",
            [into],
            environment,
            (parsed, session, cancellationToken) =>
                RunAsync(session, Path.GetFullPath(parsed.GetRequiredValue(into)), watching, cancellationToken)
        );
    }

    private static async Task<int> RunAsync(
        StorageSession session,
        string folder,
        Action<MoveProgress>? watching,
        CancellationToken cancellationToken
    )
    {
        if (await session.CatalogueAsync(cancellationToken) is not { } catalogue)
        {
            return Guard.NotDone;
        }

        var home = session.Home;
        var instances = await home.InstancesAsync(cancellationToken);
        if (instances.Count == 0)
        {
            session.Error.Say(MigrateTexts.Nothing(home.Name));
            return Guard.NotDone;
        }

        var target = new SqlitePlace(folder, TimeProvider.System);
        await new StorageCopy(home, target, new Telling(session.Output, watching)).RunAsync(
            instances,
            _ => Task.FromResult(true),
            cancellationToken
        );
        // As it lies there: what it rests on is not looked at any more.
        var verification = new Verification(folder, catalogue, TimeProvider.System);
        if (await verification.RunAsync(cancellationToken) is { } found)
        {
            session.Error.Say(found.Say());
            session.Error.Say(BackupTexts.NoGood(folder));
            return Guard.Differs;
        }

        session.Output.Say(Texts.Counted(folder, verification.Counts));
        session.Output.Say(BackupTexts.BackedUp(instances.Count, home.Name, folder));
        return 0;
    }
}
