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

    /// <summary>The project that is compiled anew.</summary>
    public string Project => File.Split('/')[1];
}
