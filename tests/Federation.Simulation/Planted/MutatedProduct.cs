using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Federation.Simulation.Planted;

/// <summary>
/// The simulation over a product into which a bug was put: the project concerned is compiled from its patched sources, as the
/// build compiles it, and everything that rests on it is loaded once more beside it.
/// </summary>
internal sealed class MutatedProduct : AssemblyLoadContext
{
    private readonly string name;
    private readonly byte[] assembly;

    private MutatedProduct(string name, byte[] assembly)
        : base(name)
    {
        this.name = name;
        this.assembly = assembly;
    }

    /// <summary>What runs a history over the product with a bug in it.</summary>
    public static Func<int, string?> With(PlantedBug bug)
    {
        var product = new MutatedProduct(bug.Project, Compile(bug));
        var history = product
            .LoadFromAssemblyPath(typeof(MutatedProduct).Assembly.Location)
            .GetType(typeof(History).FullName!, throwOnError: true)!;
        return history
            .GetMethod(nameof(History.Run), BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<int, Action<string>?, string?>>()
            .Quietly();
    }

    protected override Assembly? Load(AssemblyName wanted)
    {
        if (wanted.Name == name)
        {
            return LoadFromStream(new MemoryStream(assembly));
        }

        var beside = Path.Combine(AppContext.BaseDirectory, wanted.Name + ".dll");
        return wanted.Name!.StartsWith("Federation.", StringComparison.Ordinal) && File.Exists(beside)
            ? LoadFromAssemblyPath(beside)
            : null;
    }

    private static byte[] Compile(PlantedBug bug)
    {
        var project = Path.Combine(Sources.Root, "src", bug.Project);
        var parse = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        var trees = Sources
            .Of(project)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(TextOf(file, bug)), parse, file));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            checkOverflow: true,
            nullableContextOptions: NullableContextOptions.Enable
        );
        var compilation = CSharpCompilation.Create(bug.Project, trees, References(bug.Project), options);
        CSharpGeneratorDriver
            .Create(Generators().ToArray(), parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        using var bytes = new MemoryStream();
        var result = generated.Emit(bytes);
        return result.Success
            ? bytes.ToArray()
            : throw new InvalidOperationException(
                $"'{bug.What}' does not compile: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}"
            );
    }

    private static string TextOf(string file, PlantedBug bug)
    {
        var text = File.ReadAllText(file);
        return Path.GetFullPath(file) == Path.GetFullPath(Path.Combine(Sources.Root, bug.File)) ? bug.In(text) : text;
    }

    private static IEnumerable<MetadataReference> References(string project) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != project)
            .Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>The framework's source generators, of the version that the build uses.</summary>
    private static IEnumerable<ISourceGenerator> Generators() =>
        Directory
            .GetFiles(Sources.Generators, "System.*.dll")
            .SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp));

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
