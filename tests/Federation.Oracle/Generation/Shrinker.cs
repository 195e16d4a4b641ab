using System.Collections.Immutable;
using Federation.Core.Facts;
using Federation.Oracle.Naive;

namespace Federation.Oracle.Generation;

/// <summary>Makes a failing chronicle small enough to be read, by leaving facts out as long as it still fails.</summary>
public static class Shrinker
{
    /// <summary>A small chronicle that still fails, as far as leaving out one thing after another finds it.</summary>
    /// <param name="failing">What fails.</param>
    /// <param name="fails">Whether another chronicle fails, too.</param>
    /// <param name="triesMax">How often it may be asked.</param>
    public static Chronicle Shrink(Chronicle failing, Func<Chronicle, bool> fails, int triesMax = 2_000)
    {
        var smallest = failing;
        for (var found = true; found && triesMax > 0; )
        {
            found = false;
            foreach (var smaller in Smaller(smallest))
            {
                if (!new NaiveOracle(smaller).Faults.Any() && triesMax-- > 0 && fails(smaller))
                {
                    (smallest, found) = (smaller, true);
                    break;
                }
            }
        }

        return smallest;
    }

    private static IEnumerable<Chronicle> Smaller(Chronicle from)
    {
        foreach (var committee in from.Facts.Keys)
        {
            yield return new(from.Catalogue, from.Facts.Remove(committee));
        }

        foreach (var (committee, facts) in from.Facts)
        {
            for (var i = 0; i < facts.Length; i++)
            {
                yield return from.With(committee, facts.RemoveAt(i));
                foreach (var fewer in Fewer(facts[i]))
                {
                    yield return from.With(committee, facts.SetItem(i, fewer));
                }
            }
        }
    }

    private static IEnumerable<Fact> Fewer(Fact fact)
    {
        if (fact is ReportAccepted { Report.Observations: { Length: > 1 } observations } accepted)
        {
            for (var i = 0; i < observations.Length; i++)
            {
                yield return accepted with
                {
                    Report = accepted.Report with { Observations = observations.RemoveAt(i) },
                };
            }
        }
    }
}
