using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Federation.Architecture.Tests;

/// <summary>A text of the repository: its path below the root, with forward slashes, and its content.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');

    public SyntaxNode Syntax =>
        CSharpSyntaxTree
            .ParseText(Text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))
            .GetRoot();

    public override string ToString() => Path;
}
