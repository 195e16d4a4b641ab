namespace Federation.Engine.Tests.Golden;

/// <summary>Something that is stored or sent.</summary>
/// <param name="Name">What, kebab-case.</param>
/// <param name="Version">The version of its format that is written now.</param>
/// <param name="About">What it is, for whoever reads the file.</param>
/// <param name="Written">The lines that the program writes of it.</param>
/// <param name="Again">Reads lines of any version, and writes what they say.</param>
internal sealed record GoldenCase(
    string Name,
    int Version,
    string About,
    Func<string[]> Written,
    Func<string[], string[]> Again
)
{
    public string File => $"{Name}.{Version}.txt";
}
