using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace Federation.Architecture.Tests;

/// <summary>Compiles assemblies that break a rule on purpose: a rule that was never seen to fail may look past its object.</summary>
internal static class Violation
{
    private static readonly IReadOnlyList<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>An assembly of that name made of that source.</summary>
    public static AssemblyDefinition Compile(string name, string source) => Read(Emit(name, source));

    /// <summary>An assembly of that name that uses a type of an empty neighbour of the other name.</summary>
    public static AssemblyDefinition CompileReference(string from, string to)
    {
        var neighbour = Emit(to, "namespace Neighbour; public static class Thing { public static int Value() => 1; }");
        const string Use = "public static class User { public static int Use() => Neighbour.Thing.Value(); }";
        return Read(Emit(from, Use, MetadataReference.CreateFromImage(neighbour)));
    }

    private static AssemblyDefinition Read(byte[] image) => AssemblyDefinition.ReadAssembly(new MemoryStream(image));

    private static byte[] Emit(string name, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
