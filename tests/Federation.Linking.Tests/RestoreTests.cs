using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>
/// A province is put back from an older backup: the nation notices, adopts nothing and forgets nothing, until the
/// province's operator accepts the copy as it is.
/// </summary>
public sealed class RestoreTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_older_backup_is_noticed_and_taken_only_once_it_is_accepted()
    {
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        using var folder = new DataFolder();
        using var nation = await Nation.StartEmptyAsync(["p1"], ["p2"]);
        var clerks = await Trees.EstablishAsync(nation, "p0", 1, new(Settings.Seed));
        foreach (var (clerk, home) in clerks.Zip(nation.All))
        {
            await clerk.SubmitAsync(home);
        }

        var (restored, lost) = (nation.Provinces[1], clerks[2]);
        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
        var then = lost.Figures;

        // Online; what comes after it is not in it.
        await Operator.RunAsync(["backup", "--data", restored.Data, "--into", folder.In("backup"), .. Known]);
        await lost.SubmitAsync(restored);
        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
        Assert.NotEqual(then, lost.Figures);

        await restored.KillAsync();
        foreach (var file in Directory.GetFiles(restored.Data, "p2.*"))
        {
            File.Delete(file);
        }

        await Operator.RunAsync(["restore", "--data", restored.Data, "--from", folder.In("backup"), .. Known]);
        await restored.StartAsync();
        await nation.UntilLinkedAsync();
        await UntilPutBackAsync(nation.Top, "link-2");
        await UntilPutBackAsync(restored, "upper");
        await Figures.UntilAsync(restored, lost.Province, then);
        // Nothing is adopted, nothing is given up, and others go on.
        await clerks[1].SubmitAsync(nation.Provinces[0]);
        await Figures.UntilStaleAsync(nation.Top, Trees.Root, Figures.Sum(clerks));

        await restored.StopAsync();
        var accepted = await Operator.RunAsync(["accept", "--data", restored.Data, "--lang", "en"]);
        Assert.Contains("p2: goes on from entry", accepted, StringComparison.Ordinal);
        await restored.StartAsync();
        await nation.UntilLinkedAsync();
        await Figures.UntilAsync(nation.Top, lost.Province, then);
        // What was lost is submitted again, and all is as if nothing had happened.
        await lost.SubmitAgainAsync(restored);
        await Figures.UntilAsync(nation.Top, Trees.Root, Figures.Sum(clerks));
        Assert.DoesNotContain("p2", (await nation.Top.GetAsync("links"))["items"]![1]!["putBack"]!.ToJsonString());
    }

    private static IEnumerable<string> Known => ["--catalogue", Path.Combine(Settings.Seeds, "catalogue.json")];

    private static Task UntilPutBackAsync(Installation installation, string link) =>
        Waiting.UntilAsync(
            $"{installation.Name} says of {link} that p2 was put back",
            async () =>
            {
                var links = await installation.GetAsync("links");
                var one = links["items"]!.AsArray().Single(item => (string)item!["id"]! == link);
                return one!["putBack"]!.AsArray().Select(i => (string)i!).SequenceEqual(["p2"]) ? null : $"{links}";
            }
        );
}
