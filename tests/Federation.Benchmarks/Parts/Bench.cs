using System.Collections.Immutable;
using System.Globalization;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Reporting;
using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Statistics;
using Federation.Benchmarks.Workload;
using Federation.PostgresServer;

namespace Federation.Benchmarks.Parts;

/// <summary>
/// What the parts of one scale share: the product with the nation in it, its rivals with the same, the process that
/// loads them, and where what was seen is noted.
/// </summary>
internal sealed class Bench : IAsyncDisposable
{
    private const string ProductDatabase = "product";
    private const int Checked = 200;

    /// <summary>How long sums may be on their way up after a load.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Row> rows = [];
    private readonly List<Fact> facts = [];
    private readonly Dictionary<string, string> settings = [];
    private readonly string folder = Directory.CreateTempSubdirectory("federation-bench-").FullName;
    private PostgresServerProcess? server;
    private Rivals? rivals;

    private Bench(BenchOptions options, Nation nation, Action<string> say)
    {
        Options = options;
        Nation = nation;
        Say = say;
    }

    public BenchOptions Options { get; }

    public Nation Nation { get; }

    /// <summary>Says what goes on to whoever waits.</summary>
    public Action<string> Say { get; }

    public LoadProcess Load { get; } = new();

    public Product Product { get; private set; } = null!;

    public IReadOnlyList<Row> Rows => rows;

    public IReadOnlyList<Fact> Facts => facts;

    public IReadOnlyDictionary<string, string> Settings => settings;

    /// <summary>Who tells the product.</summary>
    public Submitting Submitting { get; private set; } = null!;

    /// <summary>The product with the whole nation in it.</summary>
    public static async Task<Bench> StartAsync(
        BenchOptions options,
        Nation nation,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        var bench = new Bench(options, nation, say);
        try
        {
            await bench.LoadProductAsync(cancellationToken);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    /// <summary>A file that is gone with the run.</summary>
    public string FileOf(string name) => Path.Combine(folder, name);

    /// <summary>A PostgreSQL server of this run's own; the product's second storage, and the rivals'.</summary>
    public async Task<PostgresServerProcess> ServerAsync() =>
        server ??= await PostgresServerProcess.StartTunedAsync(PostgresRivals.Settings);

    /// <summary>The rivals, filled, and found to answer as the product does.</summary>
    public async Task<Rivals> RivalsAsync(CancellationToken cancellationToken)
    {
        if (rivals is not null)
        {
            return rivals;
        }

        var postgres = new PostgresRivals(await ServerAsync(), Nation);
        rivals = await Rivals.FillAsync(postgres, Nation, FileOf, Places.DuckScripts, Say, cancellationToken);
        Set("PostgreSQL", string.Join(", ", PostgresRivals.Settings) + ", all else as delivered");
        Set("SQLite", "in the asking process, WITHOUT ROWID, cache_size 256 MiB, mmap 4 GiB");
        if (rivals.Duck is not null)
        {
            Set(
                "DuckDB",
                "1.5.5 in a node process, in memory, 2 threads, rows in the order in which they are asked for"
            );
        }

        List<ISide> sides = [Product, .. rivals.Sides];
        var check = await AnswerCheck.RunAsync(
            sides,
            Questions.ForChecking(Nation, Checked),
            Patience,
            cancellationToken
        );
        Note($"questions that all {sides.Count} sides answered alike before anything was timed", check.Count, "");
        Note("how long sums were still on their way then", check.Waited.TotalSeconds, "s");
        return rivals;
    }

    public void Note(string what, double value, string unit)
    {
        facts.Add(new(Nation.Scale, what, value, unit));
        Say($"  {what}: {MarkdownTable.Number(value)} {unit}");
    }

    public void Set(string side, string setting) => settings[side] = setting;

    /// <summary>Notes a row from rounds in which both took turns.</summary>
    public void Note(string part, string what, Side ours, Side theirs, bool isOursOver, Aim? aim)
    {
        var ratio = isOursOver ? Ratio.Of(ours.Rounds, theirs.Rounds) : Ratio.Of(theirs.Rounds, ours.Rounds);
        var row = new Row(part, Nation.Scale, what, ours, theirs, ratio, isOursOver, aim);
        rows.Add(row);
        Say("  " + MarkdownTable.LineOf(row));
    }

    /// <summary>Has the sides do their job in turns.</summary>
    /// <returns>For each side what its rounds gave.</returns>
    public async Task<ImmutableArray<Timing>[]> TurnsAsync(
        Func<int, Task<Timing>>[] sides,
        CancellationToken cancellationToken
    )
    {
        var rounds = sides.Select(_ => ImmutableArray.CreateBuilder<Timing>()).ToArray();
        for (var round = 0; round < Options.Rounds; round++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rounds[side].Add(await sides[side](round));
            }
        }

        return [.. rounds.Select(side => side.ToImmutable())];
    }

    public async ValueTask DisposeAsync()
    {
        Product?.Dispose();
        Load.Dispose();
        rivals?.Dispose();
        if (server is not null)
        {
            await server.EndAsync(Signal.Quit);
            server.Remove();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task LoadProductAsync(CancellationToken cancellationToken)
    {
        var shape = string.Create(
            CultureInfo.InvariantCulture,
            $"scale {Nation.Scale}: {Nation.Provinces} provinces, {Nation.Zones} zones, {Nation.Units} grassroots "
                + $"organisations, {Nation.Reports} reports, {Nation.Observations} observations"
        );
        Say(shape);
        var data = FileOf("data");
        Directory.CreateDirectory(data);
        (string, string)? database = null;
        if (Options.IsPostgres)
        {
            var postgres = await ServerAsync();
            await postgres.CreateAsync(ProductDatabase);
            database = (postgres.Program(ProductDatabase), postgres.Owner(ProductDatabase));
        }

        Product = new(Nation, data, database);
        Submitting = new(Load, Nation, Product);
        Set("product", $"Federation.Standalone, its own defaults, on {(Options.IsPostgres ? "PostgreSQL" : "SQLite")}");
        await Product.StartAsync();
        Note("memory of the whole process before it is told anything", ProcessMemory.Of(Product.Id) >> 20, "MiB");
        var loaded = await Submitting.LoadAsync(said => Say($"  {said}"), cancellationToken);
        Note($"the whole workload into the product, {Submitting.Clients} clients", loaded.Rate, "reports/s");
    }
}
