using System.Text.Json.Nodes;
using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;
using Federation.Processes;

namespace Federation.Benchmarks.Sides;

/// <summary>
/// Two installations of the product, joined by a link: the nation alone in the one, two provinces with their zones in
/// the other.
/// </summary>
internal sealed class LinkedPair : IDisposable
{
    private const double Small = 0.005;
    private const int Clients = 16;

    private readonly ServedProgram nation;
    private readonly ServedProgram provinces;

    private LinkedPair(ServedProgram nation, ServedProgram provinces, Nation shape)
    {
        this.nation = nation;
        this.provinces = provinces;
        Shape = shape;
    }

    /// <summary>What they were told.</summary>
    public Nation Shape { get; }

    /// <summary>Where the nation is asked.</summary>
    public string Above => nation.Address.ToString();

    /// <summary>Where reports are submitted.</summary>
    public string Below => provinces.Address.ToString();

    /// <summary>Starts both, links them, and tells them a small nation with a quarter's reports.</summary>
    /// <param name="seed">Which nation.</param>
    /// <param name="folder">Where their data may be.</param>
    /// <param name="load">Who tells them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LinkedPair> StartAsync(
        ulong seed,
        string folder,
        LoadProcess load,
        CancellationToken cancellationToken
    )
    {
        var shape = new Nation(seed, Small);
        var instances = Enumerable.Range(0, shape.Provinces).Select(Nation.ProvinceId).ToList();
        var url = $"https://127.0.0.1:{FreePort.Find()}";
        var nation = Program(folder, "nation", new() { ["LinkUrl"] = url });
        try
        {
            await nation.StartAsync();
            var enrolled = await nation.PostAsync(
                "links",
                new JsonObject { ["instances"] = new JsonArray([.. instances.Select(code => JsonValue.Create(code))]) }
            );
            var provinces = Program(
                folder,
                "provinces",
                new()
                {
                    ["Upper"] = url,
                    ["UpperToken"] = (string)enrolled["token"]!,
                    ["Instances"] = string.Join(' ', instances),
                }
            );
            var pair = new LinkedPair(nation, provinces, shape);
            await provinces.StartAsync();
            await pair.TellAsync(load, cancellationToken);
            return pair;
        }
        catch
        {
            nation.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        provinces.Dispose();
        nation.Dispose();
    }

    /// <summary>The nation above, all else below, and the first quarter's reports.</summary>
    private async Task TellAsync(LoadProcess load, CancellationToken cancellationToken)
    {
        int[] phases = [.. Enumerable.Range(0, Deeds.LastEstablishing + 1), Deeds.LastEstablishing + 3];
        foreach (var phase in phases)
        {
            var job = new SubmitJob
            {
                Whom = Asked.Product,
                Where = phase == 0 ? Above : Below,
                Clients = Clients,
                Phase = phase,
            };
            await load.DoAsync(Shape, job, cancellationToken);
        }
    }

    private static ServedProgram Program(string folder, string name, Dictionary<string, string> settings)
    {
        var data = Path.Combine(folder, name);
        Directory.CreateDirectory(data);
        settings["Data"] = data;
        settings["Seeds"] = Path.Combine(data, "none");
        settings["Catalogue"] = Places.Catalogue;
        return new(
            name,
            ["dotnet", Places.Standalone],
            settings.ToDictionary(setting => "Federation__" + setting.Key, setting => setting.Value)
        );
    }
}
