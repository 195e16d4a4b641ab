using System.CommandLine;
using Federation.Cli.Backup;
using Federation.Cli.Migrate;
using Federation.Storage;
using Federation.Storage.Moving;
using Federation.Storage.Sqlite;

namespace Federation.Cli.Tests;

/// <summary>The verbs as they are called: an installation goes to another machine, and goes on from an older copy.</summary>
public sealed class MoveTests
{
    [Fact]
    public async Task The_whole_installation_goes_with_its_keys_and_links()
    {
        using var folder = await DataFolder.WrittenAsync();
        using var there = new DataFolder();
        Keep(folder, "keys", "ring.xml");
        Keep(folder, "links", "key.pem");
        Keep(folder, "links", "lock");

        var (code, output, error) = await MoveAsync(folder, there);
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("Moved 3 instances", output);
        Assert.Contains("Carry this folder", output);
        Assert.Equal("ring.xml", File.ReadAllText(there.In("keys/ring.xml")));
        Assert.Equal("key.pem", File.ReadAllText(there.In("links/key.pem")));
        Assert.False(File.Exists(there.In("links/lock")));
        Assert.Equal((0, ""), Verified(await Verb.RunAsync(there.Path)));
        Assert.Equal("2 2 2", await EpochsAsync(there));

        var refused = await Assert.ThrowsAsync<StorageRefusedException>(folder.StartAsync);
        Assert.Equal("moved", refused.Code);
        Assert.Contains(there.Path, refused.En);
        (code, output, _) = await MoveAsync(folder, there);
        Assert.Equal(0, code);
        Assert.Contains("nothing is left to be done", output);
    }

    [Theory]
    [InlineData(MoveStep.Copy)]
    [InlineData(MoveStep.CopyRest)]
    [InlineData(MoveStep.RaiseEpoch)]
    [InlineData(MoveStep.Fence)]
    [InlineData(MoveStep.Host)]
    public async Task Interrupted_it_goes_on_when_it_is_run_again(MoveStep at)
    {
        using var folder = await DataFolder.WrittenAsync();
        using var there = new DataFolder();
        using var interruption = new CancellationTokenSource();

        var (code, _, error) = await MoveAsync(
            folder,
            there,
            [],
            next =>
            {
                if (next.Step == at && next.Instance == "b")
                {
                    interruption.Cancel();
                }
            },
            interruption.Token
        );
        Assert.Equal(Guard.NotDone, code);
        Assert.Contains("run this command again", error);
        // At no moment do both serve.
        Assert.Contains(2, new[] { (await Verb.RunAsync(folder.Path)).Code, (await Verb.RunAsync(there.Path)).Code });

        (code, _, error) = await MoveAsync(folder, there, [], null, CancellationToken.None);
        Assert.Equal(("", 0), (error, code));
        Assert.Equal((0, ""), Verified(await Verb.RunAsync(there.Path)));
    }

    [Fact]
    public async Task One_instance_goes_without_the_keys_and_has_to_be_linked()
    {
        using var folder = await DataFolder.WrittenAsync();
        using var there = new DataFolder();
        Keep(folder, "links", "key.pem");

        var (code, output, error) = await MoveAsync(folder, there, ["--instance", "b"]);

        Assert.Equal(("", 0), (error, code));
        Assert.Contains("Moved 1 instances", output);
        Assert.Contains("federation enrol", output);
        Assert.False(Directory.Exists(there.In("links")));
        Assert.Equal(["b"], await new SqlitePlace(there.Path, TimeProvider.System).InstancesAsync(default));
    }

    [Fact]
    public async Task An_older_copy_is_accepted_by_a_higher_epoch()
    {
        using var folder = await DataFolder.WrittenAsync();

        var (code, output, error) = await AcceptAsync(folder, "--instance", "b");
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("b: goes on from entry", output);
        Assert.Equal("1 2 1", await EpochsAsync(folder));
        (code, _, _) = await AcceptAsync(folder);
        Assert.Equal(0, code);
        Assert.Equal("2 3 2", await EpochsAsync(folder));
        Assert.Equal((0, ""), Verified(await Verb.RunAsync(folder.Path)));

        (code, _, error) = await AcceptAsync(folder, "--instance", "nowhere");
        Assert.Equal(Guard.NotDone, code);
        Assert.Contains("no instance 'nowhere'", error);
    }

    [Fact]
    public async Task What_has_moved_away_is_accepted_where_it_is_and_not_here()
    {
        using var folder = await DataFolder.WrittenAsync();
        using var there = new DataFolder();
        await MoveAsync(folder, there);

        var (code, _, error) = await AcceptAsync(folder);

        Assert.Equal(Guard.NotDone, code);
        Assert.Contains(there.Path, error);
    }

    private static void Keep(DataFolder folder, string kept, string name)
    {
        Directory.CreateDirectory(folder.In(kept));
        File.WriteAllText(folder.In(Path.Combine(kept, name)), name);
    }

    private static (int Code, string Error) Verified((int Code, string Output, string Error) said) =>
        (said.Code, said.Error);

    /// <summary>Of a, b and n.</summary>
    private static async Task<string> EpochsAsync(DataFolder folder)
    {
        var place = new SqlitePlace(folder.Path, TimeProvider.System);
        var epochs = new List<long>();
        foreach (var instance in (string[])["a", "b", "n"])
        {
            await using var journal = (await place.OpenAsync(instance, CancellationToken.None)).Journal;
            epochs.Add((await journal.HeadAsync(CancellationToken.None)).Epoch);
        }

        return string.Join(' ', epochs);
    }

    private static Task<(int Code, string Output, string Error)> MoveAsync(
        DataFolder folder,
        DataFolder there,
        string[]? more = null,
        Action<MoveProgress>? watching = null,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            MoveCommand.Create(_ => null, watching),
            ["--into", there.Path, .. more ?? []],
            folder,
            cancellationToken
        );

    private static Task<(int Code, string Output, string Error)> AcceptAsync(DataFolder folder, params string[] more) =>
        RunAsync(AcceptCommand.Create(_ => null), more, folder, CancellationToken.None);

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        Command verb,
        string[] arguments,
        DataFolder folder,
        CancellationToken cancellationToken
    )
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] all = [.. arguments, "--data", folder.Path, "--catalogue", DataFolder.CatalogueFile, "--lang", "en"];
        var code = await verb.Parse(all)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return (code, $"{output}", $"{error}");
    }
}
