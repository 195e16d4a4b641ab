using Federation.Core.Committees;
using Federation.Core.Reports;

namespace Federation.Core.Tests.Input;

/// <summary>Equality by value of records that hold arrays, whose own equality is by reference.</summary>
internal static class Same
{
    public static void Report(Report expected, Report actual, string because = "")
    {
        Equal(expected.Observations, actual.Observations, because);
        Equal(expected.Targets, actual.Targets, because);
        Equal(expected.AnswersTo, actual.AnswersTo, because);
        Equal(
            expected.Claims.Select(claim => claim with { Parts = [] }),
            actual.Claims.Select(claim => claim with { Parts = [] }),
            because
        );
        foreach (var (one, other) in expected.Claims.Zip(actual.Claims))
        {
            Equal(one.Parts, other.Parts, because);
        }

        Equal([Bare(expected)], [Bare(actual)], because);

        static Report Bare(Report report) =>
            report with
            {
                Observations = [],
                Targets = [],
                Claims = [],
                AnswersTo = [],
            };
    }

    public static void Event(CommitteeEvent expected, CommitteeEvent actual, string because = "")
    {
        Assert.True(expected.Indicators.IsDefault == actual.Indicators.IsDefault, because);
        Equal(
            expected.Indicators.IsDefault ? [] : expected.Indicators,
            actual.Indicators.IsDefault ? [] : actual.Indicators,
            because
        );
        Assert.True(expected.Codes is null == actual.Codes is null, because);
        Equal(expected.Codes ?? Empty, actual.Codes ?? Empty, because);
        Equal([Bare(expected)], [Bare(actual)], because);

        static CommitteeEvent Bare(CommitteeEvent happened) => happened with { Codes = null, Indicators = default };
    }

    public static void Equal<T>(IEnumerable<T> expected, IEnumerable<T> actual, string because) =>
        Assert.True(
            expected.SequenceEqual(actual),
            $"{because}\n{string.Join('\n', expected)}\n≠\n{string.Join('\n', actual)}"
        );

    private static readonly System.Collections.Immutable.ImmutableSortedDictionary<string, string> Empty = System
        .Collections
        .Immutable
        .ImmutableSortedDictionary<string, string>
        .Empty;
}
