using System.Reflection;
using Mono.Cecil;

namespace Federation.Architecture.Tests;

/// <summary>The repository that this test run was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The projects under src/ that this build has: all but those left out with the Orleans engine.</summary>
    public static IReadOnlyList<Project> Projects { get; } = FindProjects();

    public static IReadOnlyList<SourceFile> Sources { get; } = Read("src", ".cs");

    public static IReadOnlyList<AssemblyDefinition> Assemblies { get; } =
    [.. Projects.Select(project => AssemblyDefinition.ReadAssembly(project.AssemblyPath))];

    public static AssemblyDefinition Assembly(string name) => Assemblies.Single(assembly => assembly.Name.Name == name);

    /// <summary>The files of a top-level folder with one of the endings, without what a build or npm put there.</summary>
    public static IReadOnlyList<SourceFile> Read(string folder, params string[] endings) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
                .Select(path => (Full: path, Relative: Path.GetRelativePath(Root, path).Replace('\\', '/')))
                .Where(path => !path.Relative.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
                .OrderBy(path => path.Relative, StringComparer.Ordinal)
                .Select(path => new SourceFile(path.Relative, File.ReadAllText(path.Full))),
        ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Federation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No Federation.sln above the tests.");
        }

        return folder.FullName;
    }

    private static List<Project> FindProjects()
    {
        // …/tests/Federation.Architecture.Tests/bin/<configuration>/<framework>: the projects' own folders end alike.
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var output = Path.Combine("bin", framework.Parent!.Name, framework.Name);
        var hasOrleans = typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .All(fact => fact.Key != "Orleans" || fact.Value != "false");

        return
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Where(file => hasOrleans || !RequiresOrleans(file))
                .Select(file => ToProject(file, output)),
        ];
    }

    private static bool RequiresOrleans(string projectFile) =>
        File.ReadAllText(projectFile).Contains("<RequiresOrleans>true<", StringComparison.Ordinal);

    private static Project ToProject(string file, string output)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var folder = Path.GetDirectoryName(file)!;
        return new Project(name, Path.Combine(folder, output, name + ".dll"));
    }
}
