using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;

namespace Federation.Core.Tests.Rules;

/// <summary>The repository's own seeds, read as the program reads them.</summary>
internal static class Seeds
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly string Folder = FindFolder();

    public static Catalogue Catalogue { get; } =
        CatalogueReader.Read([("catalogue.json", Bytes("catalogue.json"))]).Value;

    public static CommitteeTree Tree { get; } =
        CommitteeTreeReader.Read(Bytes("committees.json"), Catalogue, Today).Value;

    /// <summary>Every report with the identity of the committee that it is of.</summary>
    public static IEnumerable<(string Committee, Report Report)> Reports() =>
        Directory
            .EnumerateFiles(Path.Combine(Folder, "reports"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(p =>
                (
                    Path.GetFileName(Path.GetDirectoryName(p)!),
                    ReportReader.Read(File.ReadAllBytes(p), Catalogue, Today).Value
                )
            );

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "seeds", "catalogue.json")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "seeds");
    }
}
