using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Tests;

/// <summary>Nothing is timed where two sides say something else.</summary>
public sealed class AnswerCheckTests : IDisposable
{
    private readonly Nation nation = new(7, 0.01);
    private readonly string folder = Directory.CreateTempSubdirectory("federation-bench-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_sums_that_are_kept_are_those_of_the_rows()
    {
        SqliteSide.Fill(Path.Combine(folder, "sums.db"), nation);
        using var kept = new SqliteSide(Path.Combine(folder, "sums.db"));

        var check = await RunAsync([kept, new Plain(nation)], 20);

        Assert.True(check.Count >= 40 + (4 * 5), $"{check.Count} questions are too few");
    }

    [Fact]
    public async Task A_figure_that_is_one_too_many_is_found_and_said()
    {
        var wrong = Questions.ForChecking(nation, 20).ElementAt(7);
        var truth = await new Plain(nation).AnswerAsync(wrong, CancellationToken.None);

        var difference = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RunAsync([new Plain(nation), new Planted(new Plain(nation), wrong)], 20)
        );

        Assert.Contains($"plain: {truth}; planted: {truth + 1}", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_known_is_no_nought()
    {
        var before = new Question(0, FigureKey.All[0], new(2000, 1, 1), new(2000, 1, 1));

        Assert.Null(await new Plain(nation).AnswerAsync(before, CancellationToken.None));
    }

    [Fact]
    public void The_days_around_a_move_are_asked_about_at_both_zones()
    {
        var moved = Enumerable.Range(0, nation.Units).Select(nation.TransferOf).OfType<Transfer>().First();
        var asked = Questions.ForChecking(nation, 20).ToHashSet();

        foreach (var zone in (int[])[moved.From, moved.To])
        {
            foreach (var day in (DateOnly[])[moved.On.AddDays(-1), moved.On])
            {
                Assert.Contains(new(Questions.NumberOfZone(nation, zone), FigureKey.All[0], day, day), asked);
            }
        }
    }

    private Task<AnswerCheck> RunAsync(IReadOnlyList<ISide> sides, int count) =>
        AnswerCheck.RunAsync(sides, Questions.ForChecking(nation, count), TimeSpan.Zero, CancellationToken.None);

    /// <summary>Adds up what stands, one by one, as the words of the question say.</summary>
    private sealed class Plain(Nation nation) : ISide
    {
        private readonly UnitReport[][] standing =
        [
            .. Enumerable.Range(0, nation.Units).Select(unit => nation.Standing(unit).ToArray()),
        ];

        public string Name => "plain";

        public Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken)
        {
            var values =
                from unit in Enumerable.Range(0, nation.Units)
                from value in question.Key.IsStock ? Stock(unit, question) : Flow(unit, question)
                select (long?)value;
            var known = values.ToList();
            return Task.FromResult(known.Count == 0 ? null : known.Sum());
        }

        private IEnumerable<long> Stock(int unit, Question question)
        {
            var last = standing[unit].LastOrDefault(report => report.Quarter.Last <= question.To);
            return last is not null && IsBelow(unit, question.Committee, question.To)
                ? [last.Values[question.Key.Index]]
                : [];
        }

        private IEnumerable<long> Flow(int unit, Question question) =>
            from report in standing[unit]
            where report.Quarter.First >= question.From && report.Quarter.Last <= question.To
            where IsBelow(unit, question.Committee, report.Quarter.Last)
            select (long)report.Values[question.Key.Index];

        private bool IsBelow(int unit, int committee, DateOnly day)
        {
            var zone = nation.TransferOf(unit) is { } moved && day >= moved.On ? moved.To : nation.BirthZone(unit);
            return committee == 0
                || committee == Questions.NumberOfProvince(nation.ProvinceOf(zone))
                || committee == Questions.NumberOfZone(nation, zone);
        }
    }

    /// <summary>Somebody who counts one too many, once.</summary>
    private sealed class Planted(ISide truth, Question wrong) : ISide
    {
        public string Name => "planted";

        public async Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken) =>
            await truth.AnswerAsync(question, cancellationToken) + (question == wrong ? 1 : 0);
    }
}
