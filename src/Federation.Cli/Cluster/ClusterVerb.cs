using System.CommandLine;
using Federation.Core.Identity;
using Federation.Storage.Cluster;

namespace Federation.Cli.Cluster;

/// <summary>A verb about the database that a cluster's nodes share, with the options that all of these have.</summary>
internal static class ClusterVerb
{
    private const string Setting = "Federation__Cluster";

    /// <summary>The instances that a verb is about.</summary>
    public static Argument<string[]> Instances() =>
        new("instances")
        {
            Description = "Their codes, such as ha-noi · mã các đơn vị",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>Has a verb work on the database, where each of the instances that it names is a code.</summary>
    /// <param name="verb">The verb, with what it alone has.</param>
    /// <param name="instances">The instances that it is about; null where it is about none.</param>
    /// <param name="environment">For tests: the environment's variables.</param>
    /// <param name="work">What it does; what it does is said by the speaker.</param>
    public static Command Works(
        Command verb,
        Argument<string[]>? instances,
        Func<string, string?>? environment,
        Func<ParseResult, ClusterDatabase, Speaker, CancellationToken, Task> work
    )
    {
        var variables = environment ?? Environment.GetEnvironmentVariable;
        var cluster = new Option<string>("--cluster")
        {
            Description = $"The cluster's database · cơ sở dữ liệu của cụm ({Setting})",
            DefaultValueFactory = _ => variables(Setting) ?? "",
        };
        var language = Options.Language();
        verb.Options.Add(cluster);
        verb.Options.Add(language);
        verb.SetAction(
            (parsed, cancellationToken) =>
            {
                var output = new Speaker(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(language));
                var error = output with { To = parsed.InvocationConfiguration.Error };
                return Guard.RunAsync(
                    error,
                    async () =>
                    {
                        var named = instances is null ? [] : parsed.GetRequiredValue(instances);
                        if (named.FirstOrDefault(name => !Slug.IsValid(name)) is { } wrong)
                        {
                            error.Say(ClusterTexts.NotACode(wrong));
                            return Guard.NotDone;
                        }

                        await using var database = await ClusterDatabase.OpenAsync(
                            parsed.GetRequiredValue(cluster),
                            TimeProvider.System,
                            cancellationToken
                        );
                        await work(parsed, database, output, cancellationToken);
                        return 0;
                    }
                );
            }
        );
        return verb;
    }
}
