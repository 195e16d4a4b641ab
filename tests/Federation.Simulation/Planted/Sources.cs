using System.Reflection;

namespace Federation.Simulation.Planted;

/// <summary>Where the product's sources are, and what the build adds to them.</summary>
internal static class Sources
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = Metadata("Root");

    /// <summary>The folder of the framework's source generators.</summary>
    public static string Generators { get; } = Metadata("Generators");

    /// <summary>A project's source files, with those that its last build made.</summary>
    public static IEnumerable<string> Of(string project)
    {
        var made = Path.Combine(project, "obj", Metadata("Configuration"), Metadata("Framework"));
        return Directory
            .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsIn(file, project, "obj") && !IsIn(file, project, "bin"))
            .Concat(Directory.EnumerateFiles(made, "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
    }

    private static bool IsIn(string file, string project, string folder) =>
        file.StartsWith(Path.Combine(project, folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Metadata(string key) =>
        typeof(Sources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == key).Value!;
}
