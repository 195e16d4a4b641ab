using System.Collections.Immutable;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;
using Federation.PostgresServer;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Benchmarks.Sides;

/// <summary>
/// Two databases of a PostgreSQL server: one with the rows and what adds them up by one SELECT, one with the sums
/// that a trigger keeps.
/// </summary>
internal sealed class PostgresRivals(PostgresServerProcess server, Nation nation)
{
    private const string Scan = "scan";
    private const string Rollup = "rollup";

    /// <summary>What the server is started with; everything else is PostgreSQL's default, syncs among it.</summary>
    public static ImmutableArray<string> Settings { get; } =
    [
        "shared_buffers=2GB",
        "effective_cache_size=8GB",
        "work_mem=256MB",
        "maintenance_work_mem=1GB",
        "max_wal_size=8GB",
        "checkpoint_timeout=30min",
        "random_page_cost=1.1",
        "effective_io_concurrency=200",
        "max_connections=200",
        "max_parallel_workers_per_gather=2",
        "jit=off",
    ];

    /// <summary>How somebody connects who asks or writes in a rival's way.</summary>
    public string Connection(Asked whom) => server.Admin(whom == Asked.Rollup ? Rollup : Scan);

    /// <summary>Makes both and fills them with what stands.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await server.CreateEmptyAsync(Scan);
        await server.CreateEmptyAsync(Rollup);
        await using (var scan = NpgsqlDataSource.Create(Connection(Asked.Closure)))
        {
            await RunAsync(scan, "scan.sql", cancellationToken);
            await CopyAsync(scan, withPaths: true, cancellationToken);
            await RunAsync(scan, "scan-indexes.sql", cancellationToken);
        }

        await using var rollup = NpgsqlDataSource.Create(Connection(Asked.Rollup));
        await RunAsync(rollup, "rollup.sql", cancellationToken);
        await CopyAsync(rollup, withPaths: false, cancellationToken);
        await CopyCommitteesAsync(rollup, cancellationToken);
        await RunAsync(rollup, "rollup-filled.sql", cancellationToken);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string script, CancellationToken cancellationToken)
    {
        foreach (var statement in Scripts.Statements(script))
        {
            await using var command = database.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task CopyAsync(NpgsqlDataSource database, bool withPaths, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await CopyAsync(
            connection,
            "closure (ancestor, descendant, valid_from, valid_to)",
            StandingRows.Closure(nation),
            (to, row) =>
            {
                to.Write(row.Upper, NpgsqlDbType.Integer);
                to.Write(row.Unit, NpgsqlDbType.Integer);
                to.Write(row.From, NpgsqlDbType.Date);
                to.Write(row.Until, NpgsqlDbType.Date);
            }
        );
        if (withPaths)
        {
            // The type is known since the extension is there.
            await connection.ReloadTypesAsync(cancellationToken);
            await CopyAsync(
                connection,
                "unit_path (committee, path, valid_from, valid_to)",
                StandingRows.Zones(nation),
                (to, row) =>
                {
                    to.Write(row.Unit, NpgsqlDbType.Integer);
                    to.Write(string.Join('.', row.Path), NpgsqlDbType.LTree);
                    to.Write(row.From, NpgsqlDbType.Date);
                    to.Write(row.Until, NpgsqlDbType.Date);
                }
            );
        }

        await CopyFiguresAsync(connection, isStock: true);
        await CopyFiguresAsync(connection, isStock: false);
    }

    private Task CopyFiguresAsync(NpgsqlConnection connection, bool isStock)
    {
        var rows =
            from standing in StandingRows.Reports(nation)
            from key in FigureKey.All
            where key.IsStock == isStock
            select (standing.Report, standing.Until, key);
        var columns = isStock
            ? "stock (committee, valid_from, valid_to, key, value)"
            : "flow (committee, period_from, period_to, key, value)";
        return CopyAsync(
            connection,
            columns,
            rows,
            (to, row) =>
            {
                var (report, until, key) = row;
                to.Write(Questions.NumberOfUnit(nation, report.Unit), NpgsqlDbType.Integer);
                to.Write(isStock ? report.Quarter.Last : report.Quarter.First, NpgsqlDbType.Date);
                to.Write(isStock ? until : report.Quarter.Last, NpgsqlDbType.Date);
                to.Write((short)key.Index, NpgsqlDbType.Smallint);
                to.Write((long)report.Values[key.Index], NpgsqlDbType.Bigint);
            }
        );
    }

    private async Task CopyCommitteesAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await CopyAsync(
            connection,
            "committee (id, level)",
            Enumerable.Range(0, 1 + nation.Provinces + nation.Zones + nation.Units),
            (to, number) =>
            {
                var level =
                    number == 0 ? 0
                    : number <= nation.Provinces ? 1
                    : number <= nation.Provinces + nation.Zones ? 2
                    : 3;
                to.Write(number, NpgsqlDbType.Integer);
                to.Write((short)level, NpgsqlDbType.Smallint);
            }
        );
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection,
        string into,
        IEnumerable<T> rows,
        Action<NpgsqlBinaryImporter, T> write
    )
    {
        await using var importer = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            write(importer, row);
        }

        await importer.CompleteAsync();
    }
}
