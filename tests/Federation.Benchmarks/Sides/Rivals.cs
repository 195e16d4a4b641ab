using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Sides;

/// <summary>All others, with the same nation in them.</summary>
internal sealed class Rivals : IDisposable
{
    private readonly List<IDisposable> owned = [];

    private Rivals(PostgresRivals postgres, string sqlite)
    {
        Postgres = postgres;
        Sqlite = sqlite;
    }

    public PostgresRivals Postgres { get; }

    /// <summary>The file of SQLite's sums.</summary>
    public string Sqlite { get; }

    /// <summary>Null where its package cannot be had.</summary>
    public DuckSide? Duck { get; private set; }

    /// <summary>Those who answer questions one by one.</summary>
    public List<ISide> Sides { get; } = [];

    /// <summary>Fills all of them.</summary>
    /// <param name="postgres">Those in PostgreSQL, still empty.</param>
    /// <param name="nation">What they are told.</param>
    /// <param name="fileOf">Where files may be.</param>
    /// <param name="scripts">DuckDB's.</param>
    /// <param name="say">Says what goes on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Rivals> FillAsync(
        PostgresRivals postgres,
        Nation nation,
        Func<string, string> fileOf,
        string scripts,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        var rivals = new Rivals(postgres, fileOf("rollup.db"));
        try
        {
            say("  rivals: PostgreSQL");
            await postgres.FillAsync(cancellationToken);
            foreach (var whom in (Asked[])[Asked.Closure, Asked.Ltree, Asked.Rollup])
            {
                rivals.Own(new PostgresSide(nation, whom, postgres.Connection(whom)));
            }

            say("  rivals: SQLite");
            SqliteSide.Fill(rivals.Sqlite, nation);
            rivals.Own(new SqliteSide(rivals.Sqlite));
            say("  rivals: DuckDB");
            rivals.Duck = await DuckSide.StartAsync(nation, scripts, fileOf("duckdb"), say, cancellationToken);
            if (rivals.Duck is { } duck)
            {
                rivals.Own(duck);
            }

            return rivals;
        }
        catch
        {
            rivals.Dispose();
            throw;
        }
    }

    public void Dispose() => owned.ForEach(side => side.Dispose());

    private void Own<T>(T side)
        where T : ISide, IDisposable
    {
        owned.Add(side);
        Sides.Add(side);
    }
}
