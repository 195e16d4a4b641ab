using System.Text;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>What is written is read back the same, and the same is written the same.</summary>
public sealed class RoundTripTests
{
    private const int Rounds = 2000;

    /// <summary>Change it to look elsewhere; a failure prints the seed that replays it.</summary>
    private const int FirstSeed = 20181126;

    [Fact]
    public void Reports_are_restored()
    {
        foreach (var (seed, from) in Seeds())
        {
            var report = from.Report();
            var bytes = ReportWriter.Write(report);
            var because = $"seed {seed}: {Encoding.UTF8.GetString(bytes)}";
            var restored = ReportReader.ReadStored(bytes);
            Same.Report(report, restored, because);
            Assert.True(bytes.AsSpan().SequenceEqual(ReportWriter.Write(restored)), because);
        }
    }

    [Fact]
    public void Events_are_restored()
    {
        foreach (var (seed, from) in Seeds())
        {
            var happened = from.Event();
            var bytes = EventWriter.Write(happened);
            var because = $"seed {seed}: {Encoding.UTF8.GetString(bytes)}";
            var restored = EventReader.ReadStored(bytes);
            Same.Event(happened, restored, because);
            Assert.True(bytes.AsSpan().SequenceEqual(EventWriter.Write(restored)), because);
        }
    }

    [Fact]
    public void Targets_are_restored()
    {
        foreach (var (seed, from) in Seeds())
        {
            Core.Reports.Target[] targets = [from.Target(), from.Target(), from.Target()];
            var bytes = TargetsWriter.Write([.. targets]);
            Same.Equal(targets, TargetsReader.ReadStored(bytes), $"seed {seed}: {Encoding.UTF8.GetString(bytes)}");
        }
    }

    [Fact]
    public void Derived_totals_are_not_written_and_come_back_by_deriving()
    {
        var report = Inputs.Read(
            Inputs.Report(
                """
                { "indicator": "members", "breakdown": "age:young", "asOf": "2018-11-26", "value": 3, "scope": "own" },
                { "indicator": "members", "breakdown": "age:old", "asOf": "2018-11-26", "value": 4, "scope": "own" }
                """
            )
        );
        Assert.Equal(3, report.Observations.Length);
        var stored = ReportReader.ReadStored(ReportWriter.Write(report));
        Assert.Equal(2, stored.Observations.Length);
        Same.Report(report, TotalsFromParts.Derive(stored, Inputs.Catalogue));
    }

    [Fact]
    public void The_form_is_canonical_and_golden()
    {
        var report = Inputs.Read(
            """
            {
              "claims": [{
                "value": 106.20, "kind": "achievement",
                "of": { "period": "2018", "indicator": "admissions", "breakdown": "sector:non-state.fdi" }
              }],
              "observations": [{
                "locator": "¶1", "value": 87.00, "bound": "at-least", "scope": "subtree", "period": "2018",
                "indicator": "admissions", "breakdown": "sector:non-state.fdi", "status": "actual"
              }],
              "targets": [{
                "value": 30, "period": "2019", "indicator": "members",
                "percentOf": { "target": false, "asOf": "2018-12-31", "indicator": "members" }
              }],
              "answersTo": ["09-nq-tu"],
              "source": { "title": "Năm “2018”", "document": "d", "publishedOn": "2018-11-26" },
              "revision": 1, "period": "2018", "key": "k"
            }
            """
        );
        var golden = """
            {"key":"k","revision":1,"period":"2018-01-01/2018-12-31",
            "source":{"document":"d","title":"Năm “2018”","publishedOn":"2018-11-26"},
            "observations":[{"indicator":"admissions","breakdown":"sector:non-state.fdi",
            "period":"2018-01-01/2018-11-26","stated":"2018-01-01/2018-12-31",
            "value":87,"bound":"at-least","scope":"subtree","locator":"¶1"}],
            "answersTo":["09-nq-tu"],
            "targets":[{"indicator":"members","period":"2019-01-01/2019-12-31","value":30,
            "percentOf":{"indicator":"members","asOf":"2018-12-31"}}],
            "claims":[{"kind":"achievement","of":{"indicator":"admissions","breakdown":"sector:non-state.fdi",
            "period":"2018-01-01/2018-11-26"},"targetPeriod":"2018-01-01/2018-12-31","value":106.2,"decimals":2}]}
            """.ReplaceLineEndings("");
        Assert.Equal(golden, Encoding.UTF8.GetString(ReportWriter.Write(report)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"key\":\"k\",\"revision\":1,\"asOf\":\"2018-11-26\",\"source\":{},\"more\":1}")]
    [InlineData("{\"key\":\"k\",\"revision\":1,\"asOf\":\"yesterday\",\"source\":{}}")]
    public void What_the_writer_did_not_write_is_refused_with_its_place(string text)
    {
        var json = Inputs.Utf8(text);
        Assert.Contains(
            "json:1:",
            Assert.Throws<FormatException>(() => ReportReader.ReadStored(json)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "json:1:",
            Assert.Throws<FormatException>(() => EventReader.ReadStored(json)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "json:1:",
            Assert.Throws<FormatException>(() => TargetsReader.ReadStored(json)).Message,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<(int Seed, Generated From)> Seeds() =>
        Enumerable.Range(FirstSeed, Rounds).Select(seed => (seed, new Generated(seed)));
}
