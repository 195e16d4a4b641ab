namespace Federation.Simulation.Planted;

/// <summary>A fault put into the product's own source, to see that the simulation finds it.</summary>
/// <param name="What">What the product then does wrong.</param>
/// <param name="File">The source file, from the repository's root.</param>
/// <param name="Edits">What stands there, once, and what is put in its place.</param>
internal sealed record PlantedBug(string What, string File, params (string Right, string Wrong)[] Edits)
{
    /// <summary>A bug of one edit.</summary>
    public PlantedBug(string what, string file, string right, string wrong)
        : this(what, file, (right, wrong)) { }

    /// <summary>The source with the bug in it.</summary>
    /// <exception cref="InvalidOperationException">It fits no more, or more than once.</exception>
    public string In(string text)
    {
        foreach (var (right, wrong) in Edits)
        {
            if (text.Split(right).Length != 2)
            {
                throw new InvalidOperationException(
                    $"'{What}' fits {File} no more, or more than once: put it right in PlantedBugs"
                );
            }

            text = text.Replace(right, wrong, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The project that is compiled anew.</summary>
    public string Project => File.Split('/')[1];
}
