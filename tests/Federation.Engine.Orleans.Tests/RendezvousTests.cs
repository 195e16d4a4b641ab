using Federation.Engine.Clustered.Placement;

namespace Federation.Engine.Clustered.Tests;

/// <summary>Which of several nodes is to have a committee.</summary>
public sealed class RendezvousTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 3000).Select(i => $"ha-noi.cell-{i}")];

    [Fact]
    public void Each_node_gets_its_share()
    {
        string[] nodes = ["one", "two", "three"];

        var shares = Keys.CountBy(key => Chosen(key, nodes)!).ToList();

        Assert.Equal(3, shares.Count);
        Assert.All(shares, share => Assert.InRange(share.Value, 800, 1200));
    }

    [Fact]
    public void Whoever_comes_or_goes_moves_only_what_it_gains_or_had()
    {
        string[] before = ["one", "two"];
        string[] after = ["one", "two", "three"];

        var moved = Keys.Where(key => Chosen(key, before) != Chosen(key, after)).ToList();

        Assert.All(moved, key => Assert.Equal("three", Chosen(key, after)));
        Assert.InRange(moved.Count, 800, 1200);
    }

    [Fact]
    public void The_order_in_which_nodes_are_known_does_not_matter()
    {
        Assert.All(Keys, key => Assert.Equal(Chosen(key, ["one", "two"]), Chosen(key, ["two", "one"])));
        Assert.Null(Chosen("ha-noi", []));
    }

    private static string? Chosen(string key, IEnumerable<string> among) => Rendezvous.Choose(key, among, name => name);
}
