using System.Reflection;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>Where things are that the tests start, read or write.</summary>
internal static class Repository
{
    public static string Standalone => Metadata("Standalone");

    public static string Seeds => Path.Combine(Metadata("Repository"), "seeds");

    /// <summary>The pictures of the tour.</summary>
    public static string Pictures => Path.Combine(Metadata("Repository"), "src", "Federation.Dashboard", "docs");

    private static string Metadata(string key) =>
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;
}
