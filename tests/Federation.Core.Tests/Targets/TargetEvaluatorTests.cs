using Federation.Core.Figures;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Targets;
using Federation.Core.Tests.Rules;

namespace Federation.Core.Tests.Targets;

/// <summary>Targets beside what has been reached.</summary>
public sealed class TargetEvaluatorTests
{
    private static readonly string[] Figures =
    [
        "party-members 2017-12-31 900",
        "party-members 2018-06-30 941",
        "admissions 2018 40",
        "admissions[sector:non-state.fdi] 2018 12",
        "union-members-developed 2018 >=227000",
    ];

    [Theory]
    [InlineData("admissions", "2018", "50", "50", "40", "80")]
    [InlineData("admissions", "2018", "40..50", "40..50", "40", "80..100")]
    [InlineData("admissions", "2018", ">=40", ">=40", "40", "~100-")]
    [InlineData("party-members", "2018", "1000", "1000", "941", "94.1")] // as of the last day
    [InlineData("admissions", "2017", "50", "50", null, null)] // nothing is known, which is not 0
    [InlineData("admissions", "2018", "0", "0", "40", null)]
    [InlineData("union-members-developed", "2018", "200000", "200000", ">=227000", ">=113.5")]
    public void An_amount(string key, string period, string target, string value, string? actual, string? achievement)
    {
        var result = Evaluate(Of(key, period, target));
        Assert.Equal(Written.Quantity(value), result.Value);
        Assert.Equal(actual is null ? null : Written.Quantity(actual), result.Actual);
        var expected = achievement switch
        {
            null => (Quantity?)null,
            "~100-" => new Quantity(100, 100, mayBeLess: true), // of 40 or more, 40 is 100 % or less
            _ => Written.Quantity(achievement),
        };
        Assert.Equal(expected, result.Achievement);
    }

    [Fact]
    public void A_percentage_of_another_target()
    {
        var thirty = Of("admissions[sector:non-state.fdi]", "2018", "30", "y", "admissions 2018", ofTarget: true);
        var result = Evaluate(thirty, Of("admissions", "2018", "70", "z"), Of("admissions", "2018", "50", "y"));
        Assert.Equal(Quantity.Exact(15), result.Value); // its own setter's 50
        Assert.Equal(Quantity.Exact(12), result.Actual);
        Assert.Equal(Quantity.Exact(80), result.Achievement);
        Assert.Equal(Quantity.Exact(21), Evaluate(thirty, Of("admissions", "2018", "70", "z")).Value);
    }

    [Fact]
    public void A_percentage_of_the_opening_stock()
    {
        var result = Evaluate(Of("admissions", "2018", "3", null, "party-members 2017-12-31"));
        Assert.Equal(Quantity.Exact(27), result.Value); // of 900
        Assert.Equal(Quantity.Exact(40), result.Actual);
        Assert.Equal(148.1481m, decimal.Round(result.Achievement!.Value.Low, 4));
    }

    [Fact]
    public void A_percentage_of_nothing_known_has_no_value()
    {
        Assert.Null(Evaluate(Of("admissions", "2018", "3", null, "union-members 2017-12-31")).Value);
        Assert.Null(Evaluate(Of("admissions", "2018", "3", null, "party-members 2017-12-31 y")).Value);
        Assert.Null(Evaluate(Of("admissions", "2018", "3", null, "party-members 2018")).Value); // a stock has a date
        Assert.Null(Evaluate(Of("admissions", "2018", "3", null, "admissions 2018", ofTarget: true)).Value);
    }

    [Fact]
    public void A_circle_of_percentages_has_no_value()
    {
        var one = Of("admissions", "2018", "50", null, "admissions 2019", ofTarget: true);
        var other = Of("admissions", "2019", "50", null, "admissions 2018", ofTarget: true);
        Assert.Null(Evaluate(one, other).Value);
    }

    [Fact]
    public void Coverage_goes_with_the_actual_figure()
    {
        var result = Evaluate(Of("admissions", "2018", "50"));
        Assert.Equal(1m, result.Coverage.Share);
        Assert.Equal(0m, Evaluate(Of("admissions", "2017", "50")).Coverage.Share);
        Assert.False(Evaluate(Of("admissions", "2017", "50")).Coverage.Complete);
    }

    [Fact]
    public void All_that_is_asked_is_named_before()
    {
        var target = Of("admissions", "2018", "30", null, "admissions 2017", ofTarget: true);
        Target[] all = [target, Of("admissions", "2017", "5", null, "party-members 2016-12-31")];
        var questions = TargetEvaluator.QuestionsFor(Seeds.Catalogue, target, all);
        Assert.Equal(
            ["admissions 2018-01-01/2018-12-31", "party-members 2016-12-31"],
            questions.Select(q => $"{q.Key} {q.Time}")
        );
        TargetEvaluator.Evaluate(
            Seeds.Catalogue,
            target,
            all,
            question =>
            {
                Assert.Contains(question, questions);
                return null;
            }
        );
    }

    private static TargetResult Evaluate(Target target, params Target[] others)
    {
        var state = new Node("x").States("2018", Figures).State;
        return TargetEvaluator.Evaluate(
            Seeds.Catalogue,
            target,
            [target, .. others],
            question => Asking.Answer(state, question, Asking.Plan(state, question), [])
        );
    }

    private static Target Of(
        string key,
        string period,
        string quantity,
        string? setBy = null,
        string? percentOf = null,
        bool ofTarget = false
    ) =>
        new(
            Written.Key(key),
            Written.Time(period).Period,
            Written.Quantity(quantity),
            setBy,
            percentOf is null ? null : Written.Ref(percentOf),
            ofTarget
        );
}
