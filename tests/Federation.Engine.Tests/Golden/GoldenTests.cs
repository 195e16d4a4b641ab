using Federation.Conformance.Golden;
using Federation.Core.Committees;

namespace Federation.Engine.Tests.Golden;

/// <summary>What is stored and what is sent stays what it is: tests/Federation.Conformance/Golden/README.md.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, GoldenCase> Cases = (
        (IEnumerable<GoldenCase>)[.. GoldenFacts.All, .. GoldenSummaries.All, .. GoldenMessages.All, .. GoldenWire.All]
    ).ToDictionary(each => each.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>All files but the databases', which are the storage's.</summary>
    public static TheoryData<string> Files =>
        [.. GoldenFile.Named("").Where(name => !name.StartsWith("database", StringComparison.Ordinal))];

    [Fact]
    public void Every_kind_of_event_is_golden() =>
        Assert.Equal(Enum.GetValues<EventKind>(), GoldenFacts.EventKinds.Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_golden(string name)
    {
        var golden = Cases[name];

        GoldenFile.AssertIs(golden.File, golden.About, golden.Written());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Golden_bytes_are_read_for_ever(string file)
    {
        var golden = Cases[file.Split('.')[0]];
        var lines = GoldenFile.Read(file);

        var again = golden.Again(lines);

        // An older version comes back in the present one, which has a file of its own.
        Assert.Equal(file == golden.File ? lines : GoldenFile.Read(golden.File), again);
    }
}
