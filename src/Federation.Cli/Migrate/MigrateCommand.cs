using System.CommandLine;
using Federation.Core.Indicators;
using Federation.Storage.Moving;

namespace Federation.Cli.Migrate;

/// <summary>
/// <c>federation migrate</c>: moves an installation's instances from its data folder to PostgreSQL, or back.
/// </summary>
internal static class MigrateCommand
{
    /// <summary>A copy differs from its original, which is served as before.</summary>
    public const int Differs = 1;

    /// <summary>It was not done, or not to its end.</summary>
    public const int NotMoved = Guard.NotDone;

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
        var instances = new Option<string[]>("--instance")
        {
            Description = "Only these · chỉ những đơn vị này",
            DefaultValueFactory = _ => [],
        };
        var (data, catalogue, language) = (Options.Data(), Options.Catalogue(), Options.Language());
        var migrate = new Command(
            "migrate",
            "Moves the instances between the data folder and PostgreSQL · chuyển dữ liệu giữa thư mục và PostgreSQL"
        )
        {
            to,
            instances,
            data,
            catalogue,
            language,
        };
        migrate.SetAction(
            (parsed, cancellationToken) =>
                new Migration(
                    parsed.GetRequiredValue(to) == Postgres,
                    parsed.GetRequiredValue(data),
                    parsed.GetRequiredValue(instances),
                    new(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(language)),
                    new(parsed.InvocationConfiguration.Error, parsed.GetRequiredValue(language)),
                    environment ?? Environment.GetEnvironmentVariable,
                    watching
                ).RunAsync(parsed.GetRequiredValue(catalogue), cancellationToken)
        );
        return migrate;
    }

    private sealed class Migration(
        bool isToPostgres,
        string data,
        string[] named,
        Speaker output,
        Speaker error,
        Func<string, string?> environment,
        Action<MoveProgress>? watching
    )
    {
        public async Task<int> RunAsync(string catalogueFiles, CancellationToken cancellationToken)
        {
            var connection = environment("Federation__Database");
            if (string.IsNullOrWhiteSpace(connection))
            {
                error.Say(MigrateTexts.NoDatabase());
                return NotMoved;
            }

            if (await CatalogueFiles.ReadAsync(catalogueFiles, error, cancellationToken) is not { } catalogue)
            {
                return NotMoved;
            }

            return await Guard.RunAsync(
                error,
                async () =>
                {
                    await using var home = await Home.OpenAsync(data, environment, cancellationToken);
                    StoragePlace folder = new SqlitePlace(data, TimeProvider.System);
                    return isToPostgres
                        ? await MoveAsync(folder, home.Place, catalogue, cancellationToken)
                        : await MoveAsync(home.Place, folder, catalogue, cancellationToken);
                }
            );
        }

        private async Task<int> MoveAsync(
            StoragePlace source,
            StoragePlace target,
            Catalogue catalogue,
            CancellationToken cancellationToken
        )
        {
            var instances = named.Length > 0 ? named : await source.InstancesAsync(cancellationToken);
            if (instances.Count == 0)
            {
                error.Say(MigrateTexts.Nothing(source.Name));
                return NotMoved;
            }

            var figures = new FigureComparison(catalogue, TimeProvider.System);
            var moved = await new StorageMove(source, target, new Telling(output, watching)).RunAsync(
                instances,
                async both =>
                {
                    var found = await figures.RunAsync(both, cancellationToken);
                    if (found is not null)
                    {
                        error.Say(found.Say());
                    }

                    return found is null;
                },
                cancellationToken
            );
            if (moved is null)
            {
                return Differs;
            }

            output.Say(
                moved.Count == 0
                    ? MigrateTexts.AlreadyMoved(source.Name, target.Name)
                    : MigrateTexts.Moved(moved.Count, figures.Figures, source.Name, target.Name)
            );
            return 0;
        }
    }
}
