using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;

namespace Federation.Benchmarks.Sides;

/// <summary>What is written, as the product's own readers take it.</summary>
internal static class ProductReaders
{
    /// <summary>After every quarter that is ever reported here.</summary>
    private static readonly DateOnly Today = new(2030, 12, 31);

    public static Catalogue Catalogue() =>
        Right(CatalogueReader.Read([(Places.Catalogue, File.ReadAllBytes(Places.Catalogue))]));

    public static Report Report(byte[] body, Catalogue catalogue) => Right(ReportReader.Read(body, catalogue, Today));

    public static NewCommittee Committee(byte[] body, Catalogue catalogue) =>
        Right(CommitteeReader.Read(body, catalogue, Today));

    private static T Right<T>(Checked<T> read)
        where T : notnull =>
        read.Match(right => right, faults => throw new InvalidOperationException(string.Join('\n', faults)));
}
