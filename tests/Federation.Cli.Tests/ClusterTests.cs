using System.CommandLine;
using Federation.Cli.Cluster;
using Federation.PostgresServer;
using Federation.Storage.Cluster;

namespace Federation.Cli.Tests;

/// <summary>The verbs as they are called: what a cluster is given is in the database that its nodes share.</summary>
public sealed class ClusterTests
{
    private static int databases;

    [Fact]
    public async Task What_is_given_is_listed_until_it_is_taken_back()
    {
        var connection = await CreateAsync();

        var (code, output, error) = await RunAsync(connection, "give", "vn", "ha-noi");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("vn is given to the cluster postgresql://127.0.0.1:", output);
        Assert.Contains("ha-noi is given", output);

        (code, output, _) = await RunAsync(connection, "give", "vn");
        Assert.Equal(0, code);
        Assert.Contains("vn had been given", output);

        (code, output, error) = await RunAsync(connection, "take-back", "vn");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("vn is taken back", output);
        (code, output, _) = await RunAsync(connection, "take-back", "vn");
        Assert.Equal(0, code);
        Assert.Contains("vn was not given", output);

        (code, output, _) = await RunAsync(connection, "given");
        Assert.Equal(0, code);
        Assert.Matches(@"^Instance +Given +Database\r?\nha-noi +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ +–\r?\n$", output);
        Assert.Contains("Đơn vị", (await RunAsync(connection, "given", "--lang", "vi")).Output);
    }

    [Fact]
    public async Task Given_again_an_instance_may_be_bound_to_another_database()
    {
        var connection = await CreateAsync();
        await RunAsync(connection, "give", "ha-noi");
        await using var database = await ClusterDatabase.OpenAsync(connection, TimeProvider.System);
        await database.ClaimAsync("ha-noi", "1/5");
        Assert.Contains("  1/5", (await RunAsync(connection, "given")).Output);

        var (code, output, _) = await RunAsync(connection, "give", "ha-noi", "--again");

        Assert.Equal(0, code);
        Assert.Contains("bound to no database", output);
        await database.ClaimAsync("ha-noi", "2/5");
        Assert.Contains("  2/5", (await RunAsync(connection, "given")).Output);
    }

    [Fact]
    public async Task Links_are_forgotten_and_another_key_may_have_them()
    {
        var connection = await CreateAsync();
        var (code, output, error) = await RunAsync(connection, "unlink");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("had no links", output);
        await using var database = await ClusterDatabase.OpenAsync(connection, TimeProvider.System);
        await database.ClaimLinksAsync(new("aa", true));

        (code, output, error) = await RunAsync(connection, "unlink");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("has no links any more", output);
        await database.ClaimLinksAsync(new("bb", false));
    }

    [Fact]
    public async Task The_option_is_heard_before_the_environment()
    {
        var (one, another) = (await CreateAsync(), await CreateAsync());

        var (code, _, error) = await RunAsync(one, "give", "vn", "--cluster", another);

        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("vn", (await RunAsync(one, "given")).Output);
        Assert.Contains("vn", (await RunAsync(another, "given")).Output);
    }

    [Theory]
    [InlineData(null, "Federation__Cluster is not a PostgreSQL connection string")]
    [InlineData("postgresql://x:hush@127.0.0.1/x", "Federation__Cluster is not a PostgreSQL connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hush", "cannot be reached")]
    public async Task What_cannot_be_done_is_said_with_the_way_out_and_without_a_password(
        string? connection,
        string says
    )
    {
        foreach (
            var verb in (string[][])
                [
                    ["give", "vn"],
                    ["take-back", "vn"],
                    ["given"],
                    ["unlink"],
                ]
        )
        {
            var (code, output, error) = await RunAsync(connection, verb);

            Assert.Equal((Guard.NotDone, ""), (code, output));
            Assert.Contains(says, error);
            Assert.DoesNotContain("hush", error);
        }
    }

    [Fact]
    public async Task What_is_no_code_leaves_all_as_it_was()
    {
        var connection = await CreateAsync();

        var (code, output, error) = await RunAsync(connection, "give", "vn", "Hà Nội");

        Assert.Equal((Guard.NotDone, ""), (code, output));
        Assert.Contains("'Hà Nội' is not an instance's code", error);
        Assert.DoesNotContain("vn", (await RunAsync(connection, "given")).Output);
    }

    private static async Task<string> CreateAsync()
    {
        var server = await PostgresServerProcess.Shared;
        var name = $"cluster_{Interlocked.Increment(ref databases)}";
        await server.CreateClusterAsync(name);
        return server.Cluster(name);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string? connection,
        params string[] words
    )
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] arguments = words.Contains("--lang") ? words : [.. words, "--lang", "en"];
        var code = await ClusterCommand
            .Create(name => name == "Federation__Cluster" ? connection : null)
            .Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, $"{output}", $"{error}");
    }
}
