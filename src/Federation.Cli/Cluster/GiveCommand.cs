using System.CommandLine;

namespace Federation.Cli.Cluster;

/// <summary><c>federation cluster give</c>: gives the cluster instances to serve.</summary>
internal static class GiveCommand
{
    public static Command Create(Func<string, string?>? environment)
    {
        var instances = ClusterVerb.Instances();
        var again = new Option<bool>("--again")
        {
            Description = "Forgets which database they are bound to · bỏ cơ sở dữ liệu đã gắn",
        };
        return ClusterVerb.Works(
            new("give", "Gives the cluster instances to serve · giao đơn vị cho cụm") { instances, again },
            instances,
            environment,
            async (parsed, database, output, cancellationToken) =>
            {
                var anew = parsed.GetValue(again);
                foreach (var instance in parsed.GetRequiredValue(instances))
                {
                    var changed = await database.GiveAsync(instance, anew, cancellationToken);
                    output.Say(
                        (changed, anew) switch
                        {
                            (true, false) => ClusterTexts.Given(instance, database.Place),
                            (true, true) => ClusterTexts.GivenAnew(instance, database.Place),
                            (false, _) => ClusterTexts.AlreadyGiven(instance, database.Place),
                        }
                    );
                }
            }
        );
    }
}
