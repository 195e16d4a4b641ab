namespace Federation.Api.Tests.Support;

/// <summary>The program with the catalogue of the seeds and no committees but a root, <c>vn</c>.</summary>
public sealed class SmallService : Service
{
    private const string Tree = """
        {
          "committees": [
            { "id": "vn", "parent": null, "level": "national", "names": { "vi": "Trung ương", "en": "Nation" } }
          ]
        }
        """;

    private static readonly Lazy<string> Folder = new(Write);

    /// <summary>The folder of these seeds.</summary>
    public static string SmallSeeds => Folder.Value;

    protected override string Seeds => Folder.Value;

    /// <summary>One of a test's own.</summary>
    public static async Task<SmallService> StartAsync()
    {
        var service = new SmallService();
        await service.InitializeAsync();
        return service;
    }

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("federation-seeds-").FullName;
        File.Copy(Path.Combine(Repository.Seeds, "catalogue.json"), Path.Combine(folder, "catalogue.json"));
        File.WriteAllText(Path.Combine(folder, "committees.json"), Tree);
        return folder;
    }
}
