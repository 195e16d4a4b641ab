using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Sides;

/// <summary>DuckDB, in a process of node's: it times itself there, without a way between.</summary>
internal sealed class DuckSide : ISide, IDisposable
{
    private const int Different = 512;
    private readonly Nation nation;
    private readonly Process node;

    private DuckSide(Nation nation, Process node)
    {
        this.nation = nation;
        this.node = node;
    }

    public string Name => "DuckDB";

    /// <summary>Starts it with what stands; null where its package cannot be had, and says why.</summary>
    /// <param name="nation">The nation.</param>
    /// <param name="scripts">The folder of its script and its locked packages.</param>
    /// <param name="folder">Where rows may be left for it to read.</param>
    /// <param name="say">Says why there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DuckSide?> StartAsync(
        Nation nation,
        string scripts,
        string folder,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (!Directory.Exists(Path.Combine(scripts, "node_modules")) && !await InstallAsync(scripts, say))
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        Write(folder, nation);
        var start = new ProcessStartInfo("node", [Path.Combine(scripts, "duckdb.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var side = new DuckSide(nation, Process.Start(start)!);
        try
        {
            await side.SayAsync(new() { ["load"] = folder }, cancellationToken);
            return side;
        }
        catch
        {
            side.Dispose();
            throw;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        (long?)(await SayAsync(new() { ["ask"] = Node(question) }, cancellationToken))["value"];

    /// <summary>Asks itself what others are asked, for so long.</summary>
    public async Task<Timing> TimeAsync(double seconds, CancellationToken cancellationToken)
    {
        var questions = Enumerable.Range(0, Different).Select(number => Node(Questions.Upper(nation, number)));
        var said = await SayAsync(
            new()
            {
                ["time"] = new JsonObject
                {
                    ["seconds"] = seconds,
                    ["questions"] = new JsonArray([.. questions.Select(JsonNode (question) => question)]),
                },
            },
            cancellationToken
        );
        var timing = said["timing"]!;
        return new(
            (long)timing["Count"]!,
            (double)timing["Seconds"]!,
            (double)timing["P50"]!,
            (double)timing["P99"]!,
            (double)timing["Bytes"]!
        );
    }

    /// <summary>Writes all rows to a columnar file.</summary>
    public Task ExportAsync(string file, CancellationToken cancellationToken) =>
        SayAsync(new() { ["parquet"] = file }, cancellationToken);

    public void Dispose()
    {
        if (!node.HasExited)
        {
            node.Kill();
            node.WaitForExit();
        }

        node.Dispose();
    }

    private static async Task<bool> InstallAsync(string scripts, Action<string> say)
    {
        try
        {
            var start = new ProcessStartInfo("npm", ["ci", "--silent", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = scripts,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var npm = Process.Start(start)!;
            var said = await npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                say($"DuckDB is left out, its package cannot be had: {said}");
            }

            return npm.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            say("DuckDB is left out: there is no npm.");
            return false;
        }
    }

    private static void Write(string folder, Nation nation)
    {
        using var closure = new StreamWriter(Path.Combine(folder, "closure.csv"));
        closure.WriteLine("ancestor,descendant,valid_from,valid_to");
        foreach (var row in StandingRows.Closure(nation))
        {
            Line(closure, row.Upper, row.Unit, row.From.DayNumber, row.Until.DayNumber);
        }

        using var stock = new StreamWriter(Path.Combine(folder, "stock.csv"));
        using var flow = new StreamWriter(Path.Combine(folder, "flow.csv"));
        stock.WriteLine("committee,first,last,key,value");
        flow.WriteLine("committee,first,last,key,value");
        foreach (var (report, until) in StandingRows.Reports(nation))
        {
            var unit = Questions.NumberOfUnit(nation, report.Unit);
            foreach (var key in FigureKey.All)
            {
                Line(
                    key.IsStock ? stock : flow,
                    unit,
                    (key.IsStock ? report.Quarter.Last : report.Quarter.First).DayNumber,
                    (key.IsStock ? until : report.Quarter.Last).DayNumber,
                    key.Index,
                    report.Values[key.Index]
                );
            }
        }
    }

    private static void Line(TextWriter file, params ReadOnlySpan<int> numbers)
    {
        for (var place = 0; place < numbers.Length; place++)
        {
            if (place > 0)
            {
                file.Write(',');
            }

            file.Write(numbers[place].ToString(CultureInfo.InvariantCulture));
        }

        file.Write('\n');
    }

    private static JsonObject Node(Question question) =>
        new()
        {
            ["committee"] = question.Committee,
            ["key"] = question.Key.Index,
            ["isStock"] = question.Key.IsStock,
            ["from"] = question.From.DayNumber,
            ["to"] = question.To.DayNumber,
        };

    private async Task<JsonNode> SayAsync(JsonObject line, CancellationToken cancellationToken)
    {
        await node.StandardInput.WriteLineAsync(line.ToJsonString().AsMemory(), cancellationToken);
        await node.StandardInput.FlushAsync(cancellationToken);
        var said = await node.StandardOutput.ReadLineAsync(cancellationToken);
        var answer = said is null ? null : JsonNode.Parse(said);
        return answer is null ? throw new InvalidOperationException("DuckDB's process has ended")
            : answer["failure"] is { } failure ? throw new InvalidOperationException($"DuckDB: {failure}")
            : answer;
    }
}
