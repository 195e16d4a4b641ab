using System.Reflection;

namespace Federation.Benchmarks.Sides;

/// <summary>Where things of this repository are.</summary>
internal static class Places
{
    /// <summary>The program of one machine.</summary>
    public static string Standalone => Metadata("Standalone");

    /// <summary>The program of a cluster's node; there where this build has the Orleans engine.</summary>
    public static string Node => Metadata("Node");

    public static string Catalogue => Path.Combine(Metadata("Root"), "seeds", "catalogue.json");

    public static string DuckScripts => Path.Combine(Metadata("Root"), "tests", "Federation.Benchmarks", "duckdb");

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}
