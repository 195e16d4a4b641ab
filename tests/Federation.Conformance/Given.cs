using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Conformance;

/// <summary>Facts in few words, over the catalogue of the seeds.</summary>
public static class Given
{
    public static Catalogue Catalogue { get; } = ReadCatalogue();

    public static FigureKey Members { get; } = FigureKey.Total("party-members");

    public static FigureKey Admissions { get; } = FigureKey.Total("admissions");

    public static CommitteeId Id(string id) => CommitteeId.Parse(id);

    public static DateOnly Day(string day) =>
        PeriodNames.TryDay(day, out var date) ? date : throw new FormatException(day);

    public static Period Period(string name) =>
        PeriodNames.TryParse(name, out var period) ? period : throw new FormatException(name);

    public static CommitteeEvent Established(string? parent, string level = "superior", DateOnly? on = null) =>
        new(
            "established",
            EventKind.Established,
            on ?? DateOnly.MinValue,
            Other: parent is null ? null : Id(parent),
            Names: new("Đảng bộ", "Committee"),
            Level: level
        );

    public static CommitteeEvent Event(string key, EventKind kind, string on, string? other = null) =>
        new(key, kind, Day(on), Other: other is null ? null : Id(other));

    public static Report Stock(string key, string day, decimal value, int revision = 1, Scope scope = Scope.Own) =>
        Report(
            key,
            revision,
            FigureTime.AsOf(Day(day)),
            new(Members, FigureTime.AsOf(Day(day)), Quantity.Exact(value), scope)
        );

    public static Report Flow(string key, string period, decimal value, int revision = 1, Scope scope = Scope.Own) =>
        Report(
            key,
            revision,
            FigureTime.Over(Period(period)),
            new(Admissions, FigureTime.Over(Period(period)), Quantity.Exact(value), scope)
        );

    private static Report Report(string key, int revision, FigureTime time, Observation observation) =>
        new(key, revision, time, new(null, null, null, null), [observation], [], [], []);

    private static Catalogue ReadCatalogue()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Federation.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Federation.sln above the tests");
        }

        var path = Path.Combine(folder.FullName, "seeds", "catalogue.json");
        return CatalogueReader.Read([(path, File.ReadAllBytes(path))]).Value!;
    }
}
