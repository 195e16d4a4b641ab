using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Federation.Architecture.Tests;

/// <summary>What a source file may look like. Each rule returns what breaks it, one sentence each.</summary>
internal static partial class SourceRules
{
    public const int LineColumnsMax = 120;
    public const int MethodLinesMax = 70;

    /// <summary>
    /// One public type a file, the file named after it. Thing.Part.cs may hold a part of Thing, and Thing&lt;T&gt; may
    /// stand beside Thing.
    /// </summary>
    public static IReadOnlyList<string> HasOnePublicType(SourceFile file)
    {
        var types = file
            .Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(NameOf)
            .OfType<string>()
            .Distinct()
            .ToList();
        var expected = Path.GetFileName(file.Path).Split('.')[0];

        return types switch
        {
            [] => [],
            [var only] when only == expected => [],
            [var only] => [$"{file.Path} holds {only}: name the file after it."],
            _ => [$"{file.Path} holds {string.Join(", ", types)}: give each its own file."],
        };
    }

    public static IReadOnlyList<string> HasShortLines(SourceFile file) =>
        [
            .. file
                .Lines.Select((line, index) => (Columns: line.TrimEnd('\r').Length, Number: index + 1))
                .Where(line => line.Columns > LineColumnsMax)
                .Select(line => $"{file.Path}:{line.Number} has {line.Columns} columns, more than {LineColumnsMax}."),
        ];

    /// <summary>A method from its signature to its end. Local functions count within the method around them.</summary>
    public static IReadOnlyList<string> HasShortMethods(SourceFile file) =>
        [
            .. file
                .Syntax.DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
                .Select(Extent)
                .Append(TopLevelExtent(file.Syntax))
                .Where(method => method.Lines > MethodLinesMax)
                .Select(method =>
                    $"{file.Path}:{method.First} is {method.Lines} lines long, more than {MethodLinesMax}."
                ),
        ];

    public static IReadOnlyList<string> HasNoLooseEnds(SourceFile file) =>
        [
            .. file
                .Lines.Select((line, index) => (Text: line, Number: index + 1))
                .Where(line => LooseEnd.IsMatch(line.Text))
                .Select(line => $"{file.Path}:{line.Number} leaves something to do without an issue's number."),
        ];

    // In two halves, so that this line is none itself.
    private static Regex LooseEnd { get; } = new(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b(?!\s*\(?#\d)");

    private static string? NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            DelegateDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        };

    private static (int First, int Lines) Extent(SyntaxNode node)
    {
        // Attributes belong to the signature's neighbourhood, not to what a reader must hold in mind.
        var start = node.ChildNodesAndTokens().First(child => !child.IsKind(SyntaxKind.AttributeList)).Span.Start;
        var first = node.SyntaxTree.GetText().Lines.GetLineFromPosition(start).LineNumber;
        var last = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.Span.End).LineNumber;
        return (first + 1, last - first + 1);
    }

    private static (int First, int Lines) TopLevelExtent(SyntaxNode root)
    {
        var statements = root.ChildNodes().OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count == 0)
        {
            return (0, 0);
        }

        var first = Extent(statements[0]);
        var last = Extent(statements[^1]);
        return (first.First, last.First + last.Lines - first.First);
    }
}
