using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;
using Federation.Processes;

namespace Federation.Benchmarks.Sides;

/// <summary>The real program over a fresh data folder, filled and asked as its users would.</summary>
internal sealed class Product : ISide, IDisposable
{
    private const int Clients = 64;

    private readonly Nation nation;
    private readonly ServedProgram program;

    /// <param name="nation">What it is to be told.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="database">Its PostgreSQL database and that of the tables' owner; null for SQLite.</param>
    public Product(Nation nation, string data, (string Program, string Owner)? database)
    {
        this.nation = nation;
        Data = data;
        var environment = new Dictionary<string, string>
        {
            ["Federation__Data"] = data,
            ["Federation__Seeds"] = Path.Combine(data, "none"),
            ["Federation__Catalogue"] = Places.Catalogue,
        };
        if (database is { } told)
        {
            environment["Federation__Database"] = told.Program;
            environment["Federation__DatabaseOwner"] = told.Owner;
        }

        program = new("product", ["dotnet", Places.Standalone], environment) { Patience = TimeSpan.FromMinutes(30) };
    }

    public string Name => "product";

    public string Data { get; }

    public Uri Address => program.Address;

    public int Id => program.Id;

    public Task StartAsync() => program.StartAsync();

    public Task StopAsync() => program.StopAsync();

    /// <summary>Tells it the whole nation, by as many clients as are measured later.</summary>
    /// <returns>How long the reports alone took.</returns>
    public async Task<Timing> LoadAsync(
        LoadProcess load,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var reports = new List<Timing>();
        for (var phase = 0; phase < Deeds.Phases; phase++)
        {
            var job = new SubmitJob
            {
                Whom = Asked.Product,
                Where = Address.ToString(),
                Clients = Clients,
                Phase = phase,
            };
            var timing = await load.DoAsync(nation, job, cancellationToken);
            progress.Report(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"phase {phase + 1} of {Deeds.Phases}: {timing.Count} in {timing.Seconds:0.0} s"
                )
            );
            if (timing.Count == nation.Units && phase > Deeds.LastEstablishing)
            {
                reports.Add(timing);
            }
        }

        return new(
            reports.Sum(timing => timing.Count),
            reports.Sum(timing => timing.Seconds),
            reports.Average(timing => timing.P50),
            reports.Max(timing => timing.P99),
            reports.Average(timing => timing.Bytes)
        );
    }

    public async Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        using var answer = await program.SendAsync(HttpMethod.Get, Bodies.FigurePath(nation, question));
        var text = await answer!.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK
            ? (long?)JsonNode.Parse(text)!["value"]
            : throw new InvalidOperationException($"{question}: {answer.StatusCode} {text}");
    }

    public void Dispose() => program.Dispose();
}
