using System.CommandLine;
using Federation.Cli.Migrate;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Federation.PostgresServer;
using Federation.Storage;
using Federation.Storage.Moving;
using Federation.Storage.Postgres;
using Federation.Storage.Sqlite;

namespace Federation.Cli.Tests;

/// <summary>The verb as it is called: a folder that the engine wrote goes to PostgreSQL and comes back.</summary>
public sealed class MigrateTests
{
    private static readonly Question Members = new(
        FigureKey.Total("party-members"),
        FigureTime.AsOf(new DateOnly(2024, 12, 31))
    );

    private static int databases;

    [Fact]
    public async Task Figures_are_the_same_there_and_back()
    {
        using var folder = await DataFolder.WrittenAsync();
        var verb = await Verb.OnAsync(folder);
        var before = await verb.FiguresAsync(SqliteFolder.Store(folder.Path, TimeProvider.System));
        Assert.All(before, Assert.NotNull);

        var (code, output, error) = await verb.RunAsync("postgres");
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("Moved 3 instances", output);
        Assert.Contains("figures agree", output);

        await using (var database = await verb.OpenAsync())
        {
            // It serves there, takes a report, and the old folder begins no program.
            Assert.Equal(before, await verb.FiguresAsync(await database.StoreAsync(), report: 40));
        }

        var refused = await Assert.ThrowsAsync<StorageRefusedException>(() =>
            verb.FiguresAsync(SqliteFolder.Store(folder.Path, TimeProvider.System))
        );
        Assert.Equal("moved", refused.Code);

        (code, output, error) = await verb.RunAsync("sqlite");
        Assert.Equal(("", 0), (error, code));
        Assert.Contains(folder.Path, output);
        var (verified, _, differs) = await Tests.Verb.RunAsync(folder.Path);
        Assert.Equal(("", 0), (differs, verified));
        var after = await verb.FiguresAsync(SqliteFolder.Store(folder.Path, TimeProvider.System));
        Assert.NotEqual(before, after);
        Assert.Contains("47", after[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MoveStep.Copy)]
    [InlineData(MoveStep.CopyRest)]
    [InlineData(MoveStep.RaiseEpoch)]
    [InlineData(MoveStep.Fence)]
    [InlineData(MoveStep.Host)]
    public async Task Interrupted_it_says_that_it_goes_on_and_does(MoveStep at)
    {
        using var folder = await DataFolder.WrittenAsync();
        var verb = await Verb.OnAsync(folder);

        var (code, output, error) = await verb.InterruptAsync(at);
        Assert.Equal(Guard.NotDone, code);
        Assert.DoesNotContain("Moved", output);
        Assert.Contains("run this command again", error);

        (code, output, error) = await verb.RunAsync("postgres");
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("Moved", output);
        (code, output, _) = await verb.RunAsync("postgres");
        Assert.Equal(0, code);
        Assert.Contains("nothing is left to be done", output);
        await using var database = await verb.OpenAsync();
        Assert.All(await verb.FiguresAsync(await database.StoreAsync()), Assert.NotNull);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_with_the_way_out_and_without_a_password()
    {
        using var folder = await DataFolder.WrittenAsync();
        var before = folder.Contents();
        foreach (
            var (connection, says) in new[]
            {
                ("", "Set Federation__Database"),
                ("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hush", "cannot be reached"),
                ("postgresql://x:hush@127.0.0.1/x", "is not a PostgreSQL connection string"),
            }
        )
        {
            var (code, output, error) = await new Verb(folder.Path, connection).RunAsync("postgres");
            Assert.Equal((Guard.NotDone, ""), (code, output));
            Assert.Contains(says, error);
            Assert.DoesNotContain("hush", error);
        }

        Assert.Equal(before, folder.Contents());
        var verb = await Verb.OnAsync(folder);
        var (nothing, _, empty) = await verb.RunAsync("sqlite");
        Assert.Equal(Guard.NotDone, nothing);
        Assert.Contains("There is no instance", empty);
    }

    /// <summary>The verb over a folder and a database.</summary>
    private sealed class Verb(string folder, string connection)
    {
        public static async Task<Verb> OnAsync(DataFolder folder)
        {
            var server = await PostgresServerProcess.Shared;
            var name = $"migrate_{Interlocked.Increment(ref databases)}";
            await server.CreateAsync(name);
            return new(folder.Path, server.Program(name));
        }

        public Task<PostgresDatabase> OpenAsync() => PostgresDatabase.OpenAsync(connection, null, TimeProvider.System);

        public async Task<(int Code, string Output, string Error)> RunAsync(
            string to,
            Action<MoveProgress>? watching = null,
            CancellationToken cancellationToken = default
        )
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            string[] arguments =
            [
                "--to",
                to,
                "--data",
                folder,
                "--catalogue",
                DataFolder.CatalogueFile,
                "--lang",
                "en",
            ];
            var code = await MigrateCommand
                .Create(name => name == "Federation__Database" ? connection : null, watching)
                .Parse(arguments)
                .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
            return (code, $"{output}", $"{error}");
        }

        /// <summary>Interrupts it before a step, of the first instance but one.</summary>
        public async Task<(int Code, string Output, string Error)> InterruptAsync(MoveStep at)
        {
            using var interruption = new CancellationTokenSource();
            void Watch(MoveProgress next)
            {
                if (next.Step == at && next.Instance != "a")
                {
                    interruption.Cancel();
                }
            }

            return await RunAsync("postgres", Watch, interruption.Token);
        }

        /// <summary>What the engine says of the nation and its provinces; then a cell may report.</summary>
        public async Task<List<string?>> FiguresAsync(InstanceStore store, int? report = null)
        {
            await using var federation = new EmbeddedFederation(DataFolder.Catalogue, store, TimeProvider.System);
            await federation.StartAsync(CancellationToken.None);
            var figures = new List<string?>();
            foreach (var id in (string[])["n", "a", "b"])
            {
                var reply = await federation
                    .Committee(CommitteeId.Parse(id))
                    .AskAsync(FigureRequest.For(Members), CancellationToken.None);
                figures.Add(reply.Figure is { } figure ? $"{figure.Answer.Value}" : null);
            }

            if (report is { } value)
            {
                await DataFolder.SubmitAsync(federation, "a.x", "r1", 3, value);
                await federation.SettleAsync(CancellationToken.None);
            }

            return figures;
        }
    }
}
