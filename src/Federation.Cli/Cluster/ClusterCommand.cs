using System.CommandLine;

namespace Federation.Cli.Cluster;

/// <summary><c>federation cluster</c>: the verbs about a cluster.</summary>
internal static class ClusterCommand
{
    /// <summary>The verbs.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    public static Command Create(Func<string, string?>? environment = null) =>
        new("cluster", "A cluster and what it is given · cụm và các đơn vị được giao cho cụm")
        {
            GiveCommand.Create(environment),
            TakeBackCommand.Create(environment),
            GivenCommand.Create(environment),
        };
}
