using System.Diagnostics;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Sides;

/// <summary>Whether all sides say the same, before anything is timed.</summary>
/// <param name="Count">How many questions all of them answered alike.</param>
/// <param name="Waited">How long it took until they did, where a sum was still on its way up.</param>
internal sealed record AnswerCheck(int Count, TimeSpan Waited)
{
    /// <summary>Asks every side everything.</summary>
    /// <param name="sides">Whom.</param>
    /// <param name="questions">What.</param>
    /// <param name="patience">For how long sums may be on their way, all in all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">Two of them differ, and where.</exception>
    public static async Task<AnswerCheck> RunAsync(
        IReadOnlyList<ISide> sides,
        IEnumerable<Question> questions,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        var waited = TimeSpan.Zero;
        foreach (var question in questions)
        {
            var began = Stopwatch.GetTimestamp();
            var isFirst = true;
            while (await DifferenceAsync(sides, question, cancellationToken) is { } difference)
            {
                isFirst = false;
                if (waited + Stopwatch.GetElapsedTime(began) > patience)
                {
                    throw new InvalidOperationException(difference);
                }

                await Task.Delay(10, cancellationToken);
            }

            waited += isFirst ? TimeSpan.Zero : Stopwatch.GetElapsedTime(began);
            count++;
        }

        return new(count, waited);
    }

    /// <summary>Null where all of them say the same.</summary>
    private static async Task<string?> DifferenceAsync(
        IReadOnlyList<ISide> sides,
        Question question,
        CancellationToken cancellationToken
    )
    {
        var answers = new List<(string Side, long? Value)>();
        foreach (var side in sides)
        {
            answers.Add((side.Name, await side.AnswerAsync(question, cancellationToken)));
        }

        var said = answers.Select(answer => $"{answer.Side}: {answer.Value?.ToString() ?? "nothing"}");
        return answers.Select(answer => answer.Value).Distinct().Skip(1).Any()
            ? $"The sides differ on {question}: {string.Join("; ", said)}"
            : null;
    }
}
