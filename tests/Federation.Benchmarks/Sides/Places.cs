using System.Reflection;

namespace Federation.Benchmarks.Sides;

/// <summary>Where things of this repository are.</summary>
internal static class Places
{
    /// <summary>The program.</summary>
    public static string Standalone => Metadata("Standalone");

    public static string Catalogue => Path.Combine(Metadata("Root"), "seeds", "catalogue.json");

    public static string DuckScripts => Path.Combine(Metadata("Root"), "tests", "Federation.Benchmarks", "duckdb");

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
