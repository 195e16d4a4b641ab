using System.CommandLine;

namespace Federation.Cli;

/// <summary>A verb about stored instances, with the options that all of these share.</summary>
internal static class StorageVerb
{
    /// <summary>The verb.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, in both languages.</param>
    /// <param name="own">The options that it has beside those.</param>
    /// <param name="environment">For tests: the environment's variables.</param>
    /// <param name="work">What it does; gives the exit code.</param>
    public static Command Create(
        string name,
        string description,
        IEnumerable<Option> own,
        Func<string, string?>? environment,
        Func<ParseResult, StorageSession, CancellationToken, Task<int>> work
    )
    {
        var (data, catalogue, language) = (Options.Data(), Options.Catalogue(), Options.Language());
        var verb = new Command(name, description);
        foreach (var option in own.Concat([data, catalogue, language]))
        {
            verb.Options.Add(option);
        }

        verb.SetAction(
            (parsed, cancellationToken) =>
            {
                var folder = parsed.GetRequiredValue(data);
                var output = new Speaker(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(language));
                var error = output with { To = parsed.InvocationConfiguration.Error };
                return Guard.RunAsync(
                    error,
                    async () =>
                    {
                        var variables = environment ?? Environment.GetEnvironmentVariable;
                        await using var home = await Home.OpenAsync(folder, variables, cancellationToken);
                        var files = parsed.GetRequiredValue(catalogue);
                        return await work(parsed, new(home.Place, folder, files, output, error), cancellationToken);
                    }
                );
            }
        );
        return verb;
    }
}
