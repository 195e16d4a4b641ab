namespace Federation.Architecture.Tests;

/// <summary>The shape of the sources, each rule beside a violation of it that is reported.</summary>
public class SourceTests
{
    [Fact]
    public void The_sources_looked_at_are_the_products()
    {
        var folders = Repository.Sources.Select(file => file.Path.Split('/')[1]).ToHashSet();

        Report.None(Repository.Projects.Select(project => project.Name).Except(folders));
    }

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_after_it() => AssertHolds(SourceRules.HasOnePublicType);

    [Theory]
    [InlineData("A.cs", "namespace N; public class A; public record B;")]
    [InlineData("A.cs", "namespace N { public class B { } }")]
    [InlineData("A.cs", "public enum A { X } public delegate void B();")]
    [InlineData("a.cs", "public interface A;")]
    public void A_second_or_misnamed_public_type_is_reported(string path, string text) =>
        Assert.Single(SourceRules.HasOnePublicType(new SourceFile("src/" + path, text)));

    [Theory]
    [InlineData("A.cs", "namespace N; public class A { public class Within; } internal class B;")]
    [InlineData("A.cs", "public class A; public class A<T>;")]
    [InlineData("A.Part.cs", "public partial class A;")]
    [InlineData("Program.cs", "System.Console.WriteLine();")]
    public void One_public_type_with_its_kin_is_not_reported(string path, string text) =>
        Report.None(SourceRules.HasOnePublicType(new SourceFile("src/" + path, text)));

    [Fact]
    public void Lines_are_short() => AssertHolds(SourceRules.HasShortLines);

    [Fact]
    public void A_long_line_is_reported()
    {
        var widest = new string('/', SourceRules.LineColumnsMax);

        Report.None(SourceRules.HasShortLines(new SourceFile("src/A.cs", $"\n{widest}\r\n")));
        Assert.Single(SourceRules.HasShortLines(new SourceFile("src/A.cs", $"\n{widest}/\n")));
    }

    [Fact]
    public void Methods_fit_a_screen() => AssertHolds(SourceRules.HasShortMethods);

    [Theory]
    [InlineData("class A {{ [X]\n{0} }}", "void M() {\n", "}")]
    [InlineData("class A {{ {0} }}", "A() {\n", "}")]
    [InlineData("class A {{ int P {{ {0} }} }}", "get {\n", "}")]
    [InlineData("class A {{ {0} }}", "int M() =>\n", "1;")]
    [InlineData("{0}", "M();\n", "M();")]
    public void A_long_method_is_reported(string around, string first, string last)
    {
        string Around(int lines) =>
            string.Format(null, around, first + string.Concat(Enumerable.Repeat("\n", lines - 2)) + last);

        Report.None(SourceRules.HasShortMethods(new SourceFile("src/A.cs", Around(SourceRules.MethodLinesMax))));
        Assert.Single(SourceRules.HasShortMethods(new SourceFile("src/A.cs", Around(SourceRules.MethodLinesMax + 1))));
    }

    [Fact]
    public void What_is_left_to_do_names_its_issue()
    {
        string[] endings = [".cs", ".csproj", ".sql", ".sh", ".ts", ".css", ".md"];

        Report.None(
            new[] { "src", "tests", "deploy" }
                .SelectMany(folder => Repository.Read(folder, endings))
                .SelectMany(SourceRules.HasNoLooseEnds)
        );
    }

    [Fact]
    public void A_loose_end_is_reported()
    {
        const string Mark = "TO" + "DO";

        Assert.Single(SourceRules.HasNoLooseEnds(new SourceFile("src/A.cs", $"// {Mark}: later")));
        Report.None(SourceRules.HasNoLooseEnds(new SourceFile("src/A.cs", $"// {Mark} #12: later")));
        Report.None(SourceRules.HasNoLooseEnds(new SourceFile("src/A.cs", $"// {Mark}(#12): later")));
    }

    private static void AssertHolds(Func<SourceFile, IReadOnlyList<string>> rule) =>
        Report.None(Repository.Sources.SelectMany(rule));
}
