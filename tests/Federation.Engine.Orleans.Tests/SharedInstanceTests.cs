namespace Federation.Engine.Clustered.Tests;

/// <summary>The same with every instance on two nodes: committees of one instance write through another node.</summary>
public sealed class SharedInstanceTests : ClusterMemoryTests
{
    protected override IReadOnlyList<string[]> Hosted { get; } =
    [
        ["n", "a", "b", "c"],
        ["n", "a", "b"],
    ];
}
