using System.Diagnostics.Metrics;
using Federation.Benchmarks.Sides;

namespace Federation.Benchmarks.Tests;

/// <summary>What a process counts is heard from outside it.</summary>
public class CountedTests
{
    [Fact]
    public async Task Only_what_is_counted_while_somebody_listens_is_in_the_sum()
    {
        using var meter = new Meter("Federation.Benchmarks.Tests");
        var calls = meter.CreateCounter<int>("calls");
        var sizes = meter.CreateHistogram<int>("sizes");
        calls.Add(100, new KeyValuePair<string, object?>("what", "push"));

        using var counted = await Counted.ListenAsync([Environment.ProcessId], [meter.Name], CancellationToken.None);
        calls.Add(2, new KeyValuePair<string, object?>("what", "push"));
        calls.Add(1, new KeyValuePair<string, object?>("what", "reply"));
        calls.Add(3, new KeyValuePair<string, object?>("what", "push"));
        sizes.Record(7);
        sizes.Record(8);
        var sums = await counted.StopAsync(CancellationToken.None);

        Assert.Equal((5.0, 1.0), (sums[("calls", "what=push")], sums[("calls", "what=reply")]));
        Assert.Equal(2, sums[("sizes", "")]);
    }
}
