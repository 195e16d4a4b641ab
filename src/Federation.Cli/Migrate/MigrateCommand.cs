using System.CommandLine;
using Federation.Storage.Moving;

namespace Federation.Cli.Migrate;

/// <summary>
/// <c>federation migrate</c>: moves an installation's instances from its data folder to PostgreSQL, or back.
/// </summary>
internal static class MigrateCommand
{
    private const string Postgres = "postgres";
    private const string Sqlite = "sqlite";

    /// <summary>The verb.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    /// <param name="watching">For tests: is told before each durable step, and may interrupt there.</param>
    public static Command Create(Func<string, string?>? environment = null, Action<MoveProgress>? watching = null)
    {
        var to = new Option<string>("--to")
        {
            Description =
                "Where to: postgres (Federation__Database), or sqlite, the data folder · chuyển tới đâu: postgres hay "
                + "sqlite",
            Required = true,
        };
        to.AcceptOnlyFromAmong(Postgres, Sqlite);
        var instances = Options.Instances();
        return StorageVerb.Create(
            "migrate",
            "Moves the instances between the data folder and PostgreSQL · chuyển dữ liệu giữa thư mục và PostgreSQL",
            [to, instances],
            environment,
            async (parsed, session, cancellationToken) =>
            {
                if (session.Home is SqlitePlace)
                {
                    session.Error.Say(MigrateTexts.NoDatabase());
                    return Guard.NotDone;
                }

                var folder = new SqlitePlace(session.Data, TimeProvider.System);
                var migration = new Migration(session, parsed.GetRequiredValue(instances), watching);
                return parsed.GetRequiredValue(to) == Postgres
                    ? await migration.RunAsync(folder, session.Home, cancellationToken)
                    : await migration.RunAsync(session.Home, folder, cancellationToken);
            }
        );
    }
}
