namespace Federation.Processes;

/// <summary>What is waited for of links.</summary>
public static class Linked
{
    /// <summary>Waits until a link is in a state.</summary>
    /// <param name="program">Whose link.</param>
    /// <param name="link">Its number, or <c>upper</c>.</param>
    /// <param name="state">The state.</param>
    public static Task UntilAsync(ServedProgram program, string link, string state) =>
        Waiting.UntilAsync(
            $"{link} of {program.Name} is {state}",
            async () =>
            {
                var links = await program.GetAsync("links");
                var seen = links["items"]!.AsArray().SingleOrDefault(one => (string)one!["id"]! == link);
                return (string?)seen?["state"] == state ? null : $"{links}\n{program.Said}";
            }
        );
}
