using System.Net;
using Federation.PostgresServer;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>
/// The nation and a province keep their journals in PostgreSQL, another province in SQLite. The database server is killed and
/// started again under the clerks: writes are refused, nothing that was acknowledged is lost, all agree afterwards.
/// </summary>
public sealed class PostgresTests(ITestOutputHelper output)
{
    private const string Own = "p0";
    private const string OnPostgres = "p1";
    private const int CellsEach = 2;

    private readonly Random random = new(Settings.Seed);

    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_the_database_server()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        var server = await PostgresServerProcess.StartAsync();
        await server.CreateAsync(Nation.TopName);
        await server.CreateAsync(OnPostgres);
        await RunAsync(server);
    }

    private async Task RunAsync(PostgresServerProcess server)
    {
        var plan = new Plan
        {
            SettingsOf = name => name is Nation.TopName or OnPostgres ? [new("Database", server.Program(name))] : [],
        };
        using var nation = await Nation.StartEmptyAsync(plan, [OnPostgres], ["p2"]);
        var clerks = await Trees.EstablishAsync(nation, Own, CellsEach, random, mayBeRefused: true);
        var office = new Office(nation, clerks);
        bool IsOnPostgres(Clerk clerk) => office.HomeOf(clerk).Database is not null;
        await office.WhileWritingAsync(async writing =>
        {
            for (var round = 1; round <= Settings.PostgresKills; round++)
            {
                await office.UntilMoreAsync(random.Next(10, 60), "the clerks write", writing);
                await server.EndAsync(Signal.Kill);
                await Waiting.UntilAsync(
                    "every clerk on PostgreSQL is refused",
                    () => Task.FromResult(clerks.Where(IsOnPostgres).All(c => c.Refused >= round) ? null : "not yet")
                );
                await office.UntilMoreAsync(10, "those on SQLite write on", writing, clerk => !IsOnPostgres(clerk));
                foreach (var home in nation.All.Where(one => one.Database is not null))
                {
                    await CheckSaidAsync(home);
                }

                await server.StartAgainAsync();
                await office.UntilMoreAsync(10, "those on PostgreSQL write again", writing, IsOnPostgres);
            }
        });
        await office.CheckFiguresAsync();
        await office.CheckJournalsAsync();
        output.WriteLine(
            $"{Settings.PostgresKills} kills of the database server, {office.Acknowledged} acknowledged, "
                + $"{clerks.Sum(clerk => clerk.Refused)} refused, lost 0, doubled 0"
        );
    }

    /// <summary>It answers from memory, and says that it cannot write.</summary>
    private static async Task CheckSaidAsync(Installation home)
    {
        var own = home.Name == Nation.TopName ? Own : home.Name;
        var (figures, _, stock) = await Figures.AskAsync(home, own);
        Assert.True(figures.Admissions > 0, $"{home.Name} answers nothing from memory:\n{stock}");
        using var ready = await home.SendAsync(HttpMethod.Get, "/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready?.StatusCode);
    }
}
