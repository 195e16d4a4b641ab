using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>What a fresh installation knows is read without a fault.</summary>
public sealed class SeedTests
{
    private static readonly string Folder = FindFolder();

    private static readonly Lazy<Catalogue> Seeded = new(() =>
    {
        var read = CatalogueReader.Read([("catalogue.json", Read("catalogue.json"))]);
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return read.Value;
    });

    public static TheoryData<string> Reports =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Folder, "reports"), "*.json", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder, path))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void The_catalogue_is_read()
    {
        var catalogue = Seeded.Value;
        Assert.Equal(IndicatorKind.Stock, catalogue.Find("party-members")!.Kind);
        Assert.NotEmpty(catalogue.Plans);
        Assert.Equal(["non-state.domestic", "non-state.fdi", "non-state.joint-venture"], Within("sector", "non-state"));

        IEnumerable<string> Within(string dimension, string member) =>
            catalogue.FindDimension(dimension)!.MembersWithin(member).Select(inner => inner.Code);
    }

    [Fact]
    public void The_tree_of_committees_is_read()
    {
        var read = CommitteeTreeReader.Read(Read("committees.json"), Seeded.Value, Inputs.Today);
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        Assert.All(read.Value.Committees, AssertEventKept);
        Assert.All(read.Value.Events, item => Assert.NotNull(EventReader.ReadStored(EventWriter.Write(item.Happened))));
        var zones = read.Value.Committees.Single(committee => committee.Id.ToString() == "bac-giang.iz");
        Assert.Equal(
            (new DateOnly(2014, 6, 30), "month"),
            (zones.Established.EffectiveFrom, zones.Established.Precision)
        );

        static void AssertEventKept(NewCommittee committee) =>
            Assert.Equal(
                EventWriter.Write(committee.Established),
                EventWriter.Write(EventReader.ReadStored(EventWriter.Write(committee.Established)))
            );
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_report_is_read_and_kept(string path)
    {
        var read = ReportReader.Read(Read(path), Seeded.Value, Inputs.Today);
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        var stored = TotalsFromParts.Derive(ReportReader.ReadStored(ReportWriter.Write(read.Value)), Seeded.Value);
        Same.Report(read.Value, stored);
    }

    [Fact]
    public void A_year_told_in_November_is_kept_with_both_its_ends()
    {
        var report = ReportReader.Read(Read("reports/ha-noi.iz/2018-10m.json"), Seeded.Value, Inputs.Today).Value;
        var attendees = report.Observations.First(o =>
            o.Key.ToString() == "training-attendees[programme:party-awareness]"
        );
        Assert.Equal("2018-01-01/2018-11-26", attendees.Time.ToString());
        Assert.Equal("2018-01-01/2018-12-31", attendees.StatedTime.ToString());
        Assert.Equal(attendees.Time, report.Claims[^1].Of.Time);
        Assert.Equal("2018-01-01/2018-12-31", report.Claims[^1].TargetPeriod.ToString());
    }

    [Fact]
    public void Awards_that_are_all_told_make_up_a_total()
    {
        var report = ReportReader.Read(Read("reports/ha-noi.iz/10-years-2022.json"), Seeded.Value, Inputs.Today).Value;
        var total = Assert.Single(report.Observations, observation => observation.Derived);
        Assert.Equal("commendations 46", $"{total.Key} {total.Quantity}");
    }

    private static ReadOnlyMemory<byte> Read(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Federation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No Federation.sln above the tests.");
        }

        return Path.Combine(folder.FullName, "seeds");
    }
}
