using System.CommandLine;

namespace Federation.Cli.Cluster;

/// <summary><c>federation cluster take-back</c>: takes instances back, so that no node begins to serve them.</summary>
internal static class TakeBackCommand
{
    public static Command Create(Func<string, string?>? environment)
    {
        var instances = ClusterVerb.Instances();
        return ClusterVerb.Works(
            new("take-back", "Takes instances back from the cluster · thu lại đơn vị đã giao cho cụm") { instances },
            instances,
            environment,
            async (parsed, database, output, cancellationToken) =>
            {
                foreach (var instance in parsed.GetRequiredValue(instances))
                {
                    output.Say(
                        await database.TakeBackAsync(instance, cancellationToken)
                            ? ClusterTexts.TakenBack(instance, database.Place)
                            : ClusterTexts.WasNotGiven(instance, database.Place)
                    );
                }
            }
        );
    }
}
