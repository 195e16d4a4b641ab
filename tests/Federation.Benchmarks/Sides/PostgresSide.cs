using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Sides;

/// <summary>A rival in PostgreSQL, asked one by one.</summary>
internal sealed class PostgresSide(Nation nation, Asked whom, string connection) : ISide, IDisposable
{
    private readonly PostgresAsking asking = new(nation, whom, connection);

    public string Name => NameOf(whom);

    public static string NameOf(Asked whom) => $"PostgreSQL, {whom}";

    public Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        Task.FromResult(asking.Ask(question));

    public void Dispose() => asking.Dispose();
}
