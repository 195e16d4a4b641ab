using System.Net;
using System.Text.Json.Nodes;
using Federation.Benchmarks.Workload;
using Federation.Processes;

namespace Federation.Benchmarks.Sides;

/// <summary>A program of the product, asked as its users would.</summary>
internal sealed class ProgramSide(Nation nation, ServedProgram program) : IServedSide
{
    public string Name => program.Name;

    public string Where => program.Address.ToString();

    public async Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        using var answer = await program.SendAsync(HttpMethod.Get, Bodies.FigurePath(nation, question));
        var text = await answer!.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK
            ? (long?)JsonNode.Parse(text)!["value"]
            : throw new InvalidOperationException($"{question}: {answer.StatusCode} {text}");
    }
}
