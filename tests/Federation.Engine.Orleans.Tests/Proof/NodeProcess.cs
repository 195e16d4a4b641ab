using System.Net;
using Federation.Processes;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>A node as a process; what it knows is in its database.</summary>
/// <param name="name">What operators call it.</param>
/// <param name="instances">The instances that it hosts.</param>
/// <param name="database">Where these are kept.</param>
/// <param name="cluster">The database of the cluster.</param>
/// <param name="data">Its folder.</param>
/// <param name="settings">What it is started with besides.</param>
/// <param name="program">Another build of the program.</param>
internal sealed class NodeProcess(
    string name,
    string instances,
    string database,
    string cluster,
    string data,
    IReadOnlyDictionary<string, string>? settings = null,
    string? program = null
)
    : ServedProgram(
        name,
        ["dotnet", program ?? Settings.Node],
        new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["Federation__Instances"] = instances,
            ["Federation__Database"] = database,
            ["Federation__Cluster"] = cluster,
            ["Federation__ClusterPort"] = $"{FreePort.Find()}",
            ["Federation__Data"] = data,
            ["Federation__Seeds"] = Path.Combine(data, "no-seeds"),
            ["Federation__Catalogue"] = Path.Combine(Settings.Seeds, "catalogue.json"),
        },
        Http
    )
{
    /// <summary>Whoever is frozen is asked no longer than this; what is written is then said to another.</summary>
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private int givenUp;

    /// <summary>How it reaches what its instances are kept in.</summary>
    public string Database => database;

    /// <summary>The same node of another build; it is not started.</summary>
    public NodeProcess Of(string build, IReadOnlyDictionary<string, string>? with = null) =>
        new(Name, string.Join(' ', Instances), database, cluster, data, with ?? settings, build);

    public IReadOnlyList<string> Instances { get; } = instances.Split(' ');

    /// <summary>Has it drained by an operator who asks another node; it has to end in order.</summary>
    public async Task DrainAsync(NodeProcess asked)
    {
        using var answer = await asked.SendAsync(HttpMethod.Post, $"/api/v1/cluster/nodes/{Name}/drain");
        Assert.Equal(HttpStatusCode.Accepted, answer?.StatusCode);
        await UntilEndedAsync();
    }

    /// <summary>
    /// On a busy machine a node that starts may be so slow to answer that the others give it up; it ends itself then.
    /// </summary>
    protected override bool IsStartedAgain()
    {
        var before = givenUp;
        givenUp = Heard("I have been told I am dead");
        return givenUp > before;
    }
}
