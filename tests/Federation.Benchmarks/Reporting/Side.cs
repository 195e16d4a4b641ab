using System.Collections.Immutable;

namespace Federation.Benchmarks.Reporting;

/// <summary>What one side of a row did.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Unit">What the rounds are in.</param>
/// <param name="Rounds">What each round gave, in their order.</param>
internal sealed record Side(string Name, string Unit, ImmutableArray<double> Rounds)
{
    public double Median => new Statistics.Sample(Rounds).Median;
}
