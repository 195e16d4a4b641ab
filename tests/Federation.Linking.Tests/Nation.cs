namespace Federation.Linking.Tests;

/// <summary>A nation and three provinces, four installations joined by links.</summary>
internal sealed class Nation : IDisposable
{
    /// <summary>The name of the installation at the top.</summary>
    public const string TopName = "nation";

    private readonly DataFolder folder = new();
    private readonly List<Installation> made = [];
    private readonly Plan plan;
    private readonly Dictionary<string, string> common;

    private Nation(string seeds, Plan plan)
    {
        this.plan = plan;
        common = new() { ["Seeds"] = seeds };
        LinkUrl = $"https://{plan.LinkHost}:{FreePort.Find()}";
        Top = Make(TopName, new() { ["LinkUrl"] = LinkUrl });
    }

    /// <summary>Where the provinces link up.</summary>
    public string LinkUrl { get; }

    /// <summary>The installation at the top.</summary>
    public Installation Top { get; }

    /// <summary>Those below, in order of their links.</summary>
    public List<Installation> Provinces { get; } = [];

    public IEnumerable<Installation> All => Provinces.Prepend(Top);

    /// <summary>The token that each was enrolled with.</summary>
    public List<string> Tokens { get; } = [];

    /// <summary>
    /// Enrols three provinces as an operator does, starts all four, and waits until the links are up and the seeds in.
    /// </summary>
    /// <param name="seeds">The folder of the seeds.</param>
    /// <param name="provinces">The instances of each.</param>
    public static Task<Nation> StartAsync(string seeds, params IReadOnlyList<string[]> provinces) =>
        StartAsync(seeds, new(), provinces);

    /// <summary>The same, where not all is as it usually is.</summary>
    public static async Task<Nation> StartAsync(string seeds, Plan plan, params IReadOnlyList<string[]> provinces)
    {
        var nation = new Nation(seeds, plan);
        try
        {
            foreach (var instances in provinces)
            {
                var token = await Operator.RunAsync(["enrol", "--data", nation.Top.Data, .. instances]);
                nation.Tokens.Add(token);
                nation.Provinces.Add(nation.MakeBelow(instances[^1], instances, token));
            }

            await Task.WhenAll(nation.All.Select(one => one.StartAsync()));
            await Task.WhenAll(nation.All.Select(one => one.UntilReadyAsync()));
            await nation.UntilLinkedAsync();
            return nation;
        }
        catch
        {
            nation.Dispose();
            throw;
        }
    }

    /// <summary>The same without seeds: what is there, the test has put there.</summary>
    public static Task<Nation> StartEmptyAsync(params IReadOnlyList<string[]> provinces) =>
        StartEmptyAsync(new(), provinces);

    /// <summary>The same, where not all is as it usually is.</summary>
    public static Task<Nation> StartEmptyAsync(Plan plan, params IReadOnlyList<string[]> provinces) =>
        StartAsync(Path.Combine(Path.GetTempPath(), "federation-no-seeds"), plan, provinces);

    /// <summary>An installation that dials the one at the top; it is not started.</summary>
    public Installation MakeBelow(string name, string[] instances, string token) =>
        Make(
            name,
            new()
            {
                ["Upper"] = plan.UpperOf(name, LinkUrl),
                ["UpperToken"] = token,
                ["Instances"] = string.Join(' ', instances),
            }
        );

    /// <summary>One without links, with the same seeds; it is not started.</summary>
    public Installation MakeAlone() => Make("alone", []);

    /// <summary>Waits until each link is up, seen from both its ends.</summary>
    public async Task UntilLinkedAsync()
    {
        for (var i = 0; i < Provinces.Count; i++)
        {
            await Top.UntilLinkAsync($"link-{i + 1}", "up");
            await Provinces[i].UntilLinkAsync("upper", "up");
        }
    }

    public void Dispose()
    {
        foreach (var installation in made)
        {
            installation.Dispose();
        }

        folder.Dispose();
    }

    private Installation Make(string name, Dictionary<string, string> settings)
    {
        var data = folder.In($"{made.Count}-{name}");
        Directory.CreateDirectory(data);
        made.Add(
            new(name, data, common.Concat(settings).Concat(plan.SettingsOf(name)).ToDictionary(), plan.NetworkOf(name))
        );
        return made[^1];
    }
}
