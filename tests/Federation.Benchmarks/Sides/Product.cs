using Federation.Benchmarks.Workload;
using Federation.Processes;

namespace Federation.Benchmarks.Sides;

/// <summary>The program of one machine over a fresh data folder, asked as its users would.</summary>
internal sealed class Product : IServedSide, IDisposable
{
    private readonly ServedProgram program;
    private readonly ProgramSide asked;

    /// <param name="nation">What it is to be told.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="database">Its PostgreSQL database and that of the tables' owner; null for SQLite.</param>
    public Product(Nation nation, string data, (string Program, string Owner)? database)
    {
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
        asked = new(nation, program);
    }

    public string Name => asked.Name;

    public string Data { get; }

    public string Where => asked.Where;

    public int Id => program.Id;

    public Task StartAsync() => program.StartAsync();

    public Task StopAsync() => program.StopAsync();

    public Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        asked.AnswerAsync(question, cancellationToken);

    public void Dispose() => program.Dispose();
}
