using System.Globalization;
using System.Reflection;

namespace Federation.Storage;

/// <summary>
/// Numbered SQL scripts among this assembly's resources. A script that has been released is never changed.
/// </summary>
internal sealed class MigrationScripts(string folder)
{
    private readonly IReadOnlyList<(long Version, string Name)> scripts =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..])
            .Where(name => char.IsAsciiDigit(name[0]))
            .Select(name => (long.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name))
            .Order(),
    ];

    /// <summary>The newest schema that this program knows.</summary>
    public long Known => scripts[^1].Version;

    /// <summary>The scripts that lead on from a schema, in order.</summary>
    public IEnumerable<(long Version, string Name)> After(long version) =>
        scripts.Where(script => script.Version > version);

    /// <summary>What is run after the last of them, each time; null where there is nothing.</summary>
    public string? Rights =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Contains(folder + "Rights.sql")
            ? Text("Rights.sql")
            : null;

    /// <summary>What a script says.</summary>
    public string Text(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(folder + name)!;
        using var text = new StreamReader(resource);
        return text.ReadToEnd();
    }
}
