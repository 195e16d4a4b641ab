using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Engine.Embedded;
using Federation.Engine.Queries;

namespace Federation.Engine.Tests;

/// <summary>What is said of a committee that cannot be asked, and of which nothing is held.</summary>
public sealed class LastKnownTests
{
    /// <summary>Found by looking at a page of a frozen province: ratios are made of two figures, and there were none.</summary>
    [Fact]
    public async Task Nothing_is_known_of_any_indicator_in_the_same_way()
    {
        await using var federation = new EmbeddedFederation(
            Given.Catalogue,
            new([], (_, _) => throw new InvalidOperationException("Nothing is opened")),
            TimeProvider.System
        );
        foreach (var indicator in Given.Catalogue.Indicators)
        {
            var time = indicator.TakesPeriod
                ? FigureTime.Over(Given.Period("2024"))
                : FigureTime.AsOf(Given.Day("2024-12-31"));
            var question = new Question(FigureKey.Total(indicator.Code), time);

            var figure = LastKnown.Nothing(federation, Given.Id("ha-noi"), question);

            Assert.Null(figure.Answer.Value);
            Assert.True(figure.Stale, indicator.Code);
        }

        Assert.Contains(Given.Catalogue.Indicators, indicator => indicator.Numerator is not null);
    }
}
