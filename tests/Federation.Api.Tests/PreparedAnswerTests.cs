using Federation.Api.Http;
using Federation.Core.Identity;

namespace Federation.Api.Tests;

/// <summary>Answers that are kept are given again for the same question and the same object alone.</summary>
public sealed class PreparedAnswerTests
{
    private const int Questions = 4096;

    private static readonly CommitteeId Committee = CommitteeId.Parse("a.z");
    private static readonly DateOnly Today = new(2026, 1, 5);

    private readonly PreparedAnswers prepared = new();

    [Fact]
    public void An_answer_is_found_again_from_the_same_object_alone()
    {
        var (from, answer) = (new object(), new PreparedAnswer([1]));
        prepared.Keep(from, Of(0), answer);

        Assert.Same(answer, prepared.Find(from, Of(0)));
        Assert.Null(prepared.Find(new(), Of(0)));
        Assert.Null(prepared.Find(from, Of(1)));
        Assert.Null(prepared.Find(from, Of(0) with { Today = Today.AddDays(1) }));
    }

    [Fact]
    public void A_later_answer_stands_in_for_an_earlier_one()
    {
        var (before, after) = (new object(), new object());
        var (earlier, later) = (new PreparedAnswer([1]), new PreparedAnswer([2]));
        prepared.Keep(before, Of(0), earlier);
        prepared.Keep(after, Of(0), later);

        Assert.Same(later, prepared.Find(after, Of(0)));
        Assert.Null(prepared.Find(before, Of(0)));
    }

    [Fact]
    public void A_quarter_as_many_questions_as_there_are_places_hardly_drive_one_another_out()
    {
        var from = new object();
        var answers = Enumerable.Range(0, Questions).Select(_ => new PreparedAnswer([])).ToList();
        for (var i = 0; i < Questions; i++)
        {
            prepared.Keep(from, Of(i), answers[i]);
        }

        var found = Enumerable.Range(0, Questions).Select(i => (Kept: prepared.Find(from, Of(i)), Given: answers[i]));
        Assert.All(found, each => Assert.True(each.Kept is null || ReferenceEquals(each.Kept, each.Given)));
        Assert.True(found.Count(each => each.Kept is not null) > 0.97 * Questions);
    }

    private static PreparedAnswers.Question Of(int number) => new(Committee, $"?indicator=i{number}", Today);
}
