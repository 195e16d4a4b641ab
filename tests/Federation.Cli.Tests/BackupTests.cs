using System.CommandLine;
using Federation.Cli.Backup;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Federation.PostgresServer;
using Federation.Storage.Moving;
using Federation.Storage.Postgres;
using Federation.Storage.Sqlite;

namespace Federation.Cli.Tests;

/// <summary>The verbs as they are called: backed up while the engine runs, restored to a folder and to PostgreSQL.</summary>
public sealed class BackupTests
{
    private static readonly Question Members = new(
        FigureKey.Total("party-members"),
        FigureTime.AsOf(new DateOnly(2024, 12, 31))
    );

    [Fact]
    public async Task Backed_up_while_the_program_runs_it_comes_back_as_it_was_then()
    {
        using var folder = new DataFolder();
        using var backup = new DataFolder();
        using var restored = new DataFolder();
        await using var running = await folder.StartAsync();
        var then = await NationAsync(running);

        var (code, output, error) = await BackUpAsync(folder, backup);
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("Backed up 3 instances", output);
        await DataFolder.SubmitAsync(running, "a.x", "r1", 3, 40);
        await running.SettleAsync(CancellationToken.None);
        Assert.NotEqual(then, await NationAsync(running));

        (code, output, error) = await RestoreAsync(backup, restored);
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("Restored 3 instances", output);
        Assert.Equal((0, ""), Verified(await Verb.RunAsync(restored.Path)));
        await using (var again = await OverAsync(SqliteFolder.Store(restored.Path, TimeProvider.System)))
        {
            Assert.Equal(then, await NationAsync(again));
        }

        // Not over what is there.
        (code, _, error) = await RestoreAsync(backup, restored);
        Assert.Equal(Guard.NotDone, code);
        Assert.Contains("Choose another place", error);
        (code, _, _) = await BackUpAsync(folder, backup);
        Assert.Equal(Guard.NotDone, code);
    }

    [Fact]
    public async Task To_postgres_and_from_there_while_it_is_written()
    {
        using var folder = await DataFolder.WrittenAsync();
        using var backup = new DataFolder();
        var server = await PostgresServerProcess.Shared;
        await server.CreateAsync("restored");
        var connection = server.Program("restored");

        var (code, output, error) = await RestoreAsync(folder, backup, connection);
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("/restored;", output, StringComparison.Ordinal);
        await using var database = await PostgresDatabase.OpenAsync(connection, null, TimeProvider.System);
        await using var running = await OverAsync(await database.StoreAsync());
        (code, _, error) = await BackUpAsync(folder, backup, connection);
        Assert.Equal(("", 0), (error, code));

        await using var again = await OverAsync(SqliteFolder.Store(backup.Path, TimeProvider.System));
        Assert.Equal(await NationAsync(running), await NationAsync(again));
    }

    [Theory]
    [InlineData(MoveStep.Copy)]
    [InlineData(MoveStep.CopyRest)]
    [InlineData(MoveStep.Check)]
    public async Task Interrupted_it_goes_on_when_it_is_run_again(MoveStep at)
    {
        using var folder = await DataFolder.WrittenAsync();
        using var backup = new DataFolder();
        using var restored = new DataFolder();
        foreach (
            var run in (Func<Action<MoveProgress>?, CancellationToken, Task<(int Code, string Output, string Error)>>[])
                [
                    (watch, cancellation) => BackUpAsync(folder, backup, "", watch, cancellation),
                    (watch, cancellation) => RestoreAsync(backup, restored, "", watch, cancellation),
                ]
        )
        {
            var (code, _, error) = await InterruptedAsync(run, at);
            Assert.Equal(Guard.NotDone, code);
            Assert.Contains("run this command again", error);
            // Nor is anything said to agree that is not whole.
            Assert.Contains(2, await VerifiedAsync(backup, restored));
            (code, _, error) = await run(null, CancellationToken.None);
            Assert.Equal(("", 0), (error, code));
        }

        Assert.Equal((0, ""), Verified(await Verb.RunAsync(restored.Path)));
    }

    [Fact]
    public async Task A_folder_without_a_backup_is_said()
    {
        using var empty = new DataFolder();
        using var restored = new DataFolder();

        var (code, _, error) = await RestoreAsync(empty, restored);

        Assert.Equal(Guard.NotDone, code);
        Assert.Contains("--from", error);
    }

    private static async Task<int[]> VerifiedAsync(params DataFolder[] folders) =>
        [.. await Task.WhenAll(folders.Select(async folder => (await Verb.RunAsync(folder.Path)).Code))];

    private static (int Code, string Error) Verified((int Code, string Output, string Error) said) =>
        (said.Code, said.Error);

    private static async Task<(int Code, string Output, string Error)> InterruptedAsync(
        Func<Action<MoveProgress>?, CancellationToken, Task<(int Code, string Output, string Error)>> run,
        MoveStep at
    )
    {
        using var interruption = new CancellationTokenSource();
        return await run(
            next =>
            {
                if (next.Step == at && next.Instance == "b")
                {
                    interruption.Cancel();
                }
            },
            interruption.Token
        );
    }

    private static Task<(int Code, string Output, string Error)> BackUpAsync(
        DataFolder folder,
        DataFolder backup,
        string connection = "",
        Action<MoveProgress>? watching = null,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            BackupCommand.Create(EnvironmentOf(connection), watching),
            ["--into", backup.Path, "--data", folder.Path],
            cancellationToken
        );

    private static Task<(int Code, string Output, string Error)> RestoreAsync(
        DataFolder backup,
        DataFolder folder,
        string connection = "",
        Action<MoveProgress>? watching = null,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            RestoreCommand.Create(EnvironmentOf(connection), watching),
            ["--from", backup.Path, "--data", folder.Path],
            cancellationToken
        );

    private static Func<string, string?> EnvironmentOf(string connection) =>
        name => name == "Federation__Database" ? connection : null;

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        Command verb,
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await verb.Parse([.. arguments, "--catalogue", DataFolder.CatalogueFile, "--lang", "en"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return (code, $"{output}", $"{error}");
    }

    private static async Task<EmbeddedFederation> OverAsync(InstanceStore store)
    {
        var federation = new EmbeddedFederation(DataFolder.Catalogue, store, TimeProvider.System);
        await federation.StartAsync(CancellationToken.None);
        return federation;
    }

    private static async Task<string> NationAsync(IFederation federation)
    {
        var reply = await federation
            .Committee(CommitteeId.Parse("n"))
            .AskAsync(FigureRequest.For(Members), CancellationToken.None);
        return $"{reply.Figure!.Answer.Value}";
    }
}
