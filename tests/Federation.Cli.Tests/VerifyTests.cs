using Federation.Cli.Verify;

namespace Federation.Cli.Tests;

/// <summary>A folder in which all is well, and one that cannot be looked at.</summary>
public sealed class VerifyTests
{
    [Fact]
    public async Task A_good_folder_passes_and_is_not_changed()
    {
        using var folder = await DataFolder.WrittenAsync();
        var before = folder.Contents();

        var (code, output, error) = await Verb.RunAsync(folder.Path);

        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains("3 instances, 5 committees, 17 entries; compared 5 snapshots, 5 edges, 3 holdings", output);
        Assert.Contains("All of it agrees", output);
        Assert.Contains("Tất cả khớp", (await Verb.RunAsync(folder.Path, "vi_VN.UTF-8")).Output);
        Assert.Equal(before, folder.Contents());
    }

    [Fact]
    public async Task What_a_killed_program_left_passes_too()
    {
        using var folder = new DataFolder();
        using var left = new DataFolder();
        await using (var running = await folder.StartAsync())
        {
            foreach (
                var file in Directory.EnumerateFiles(folder.Path, "*.db*").Where(f => Path.GetExtension(f) != ".db-shm")
            )
            {
                File.Copy(file, left.In(Path.GetFileName(file)));
            }
        }

        var before = left.Contents();
        Assert.Contains(before.Keys, file => Path.GetExtension(file) == ".db-wal");

        var (code, output, error) = await Verb.RunAsync(left.Path);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("17 entries; compared 0 snapshots", output);
        Assert.Equal(before, left.Contents());
    }

    [Fact]
    public async Task A_folder_that_a_program_holds_is_left_alone()
    {
        using var folder = new DataFolder();
        await using var running = await folder.StartAsync();

        var (code, output, error) = await Verb.RunAsync(folder.Path);

        Assert.Equal((VerifyCommand.NotVerified, ""), (code, output));
        Assert.Contains("Another program has this database open", error);
        Assert.Contains("Hãy dừng chương trình đó", (await Verb.RunAsync(folder.Path, "vi")).Error);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        var (code, _, error) = await Verb.RunAsync(Path.Combine(Path.GetTempPath(), "federation-no-such-folder"));

        Assert.Equal(VerifyCommand.NotVerified, code);
        Assert.Contains("--data", error);
    }
}
