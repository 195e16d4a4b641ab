namespace Federation.Simulation.Planted;

/// <summary>A fault put into the product's own source, to see that the simulation finds it.</summary>
/// <param name="What">What the product then does wrong.</param>
/// <param name="File">The source file, from the repository's root.</param>
/// <param name="Right">What stands there, once.</param>
/// <param name="Wrong">What is put in its place.</param>
internal sealed record PlantedBug(string What, string File, string Right, string Wrong)
{
    /// <summary>The project that is compiled anew.</summary>
    public string Project => File.Split('/')[1];
}
