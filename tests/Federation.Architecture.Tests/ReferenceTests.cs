using Mono.Cecil;

namespace Federation.Architecture.Tests;

/// <summary>The arrows of the architecture, each beside a violation of it that is reported.</summary>
public class ReferenceTests
{
    [Fact]
    public void The_assemblies_looked_at_are_the_products()
    {
        string[] expected = ["Core", "Engine", "Storage", "Api", "Dashboard", "Standalone", "Cli"];

        var found = Repository.Projects.Select(project => project.Name);

        Report.None(expected.Select(name => "Federation." + name).Except(found));
        Assert.All(
            Repository.Assemblies,
            assembly => Assert.True(assembly.MainModule.Types.Count > 1, $"{assembly.Name.Name} is empty.")
        );
    }

    [Fact]
    public void Projects_reference_only_what_the_table_says() => AssertHolds(ReferenceRules.KeepsArrows);

    [Theory]
    [InlineData("Federation.Core", "Federation.Engine")]
    [InlineData("Federation.Engine", "Federation.Storage")]
    [InlineData("Federation.Api", "Federation.Storage")]
    [InlineData("Federation.Storage", "Federation.Api")]
    [InlineData("Federation.Dashboard", "Federation.Storage")]
    [InlineData("Federation.Standalone", "Federation.Engine.Orleans")]
    [InlineData("Federation.Cli", "Federation.Api")]
    public void An_arrow_outside_the_table_is_reported(string from, string to) =>
        AssertReports(ReferenceRules.KeepsArrows, Violation.CompileReference(from, to), to);

    [Fact]
    public void A_project_without_a_row_is_reported() =>
        AssertReports(ReferenceRules.KeepsArrows, Violation.Compile("Federation.Stray", "class C;"), "no row");

    [Fact]
    public void Libraries_stay_in_the_projects_that_are_their_home() =>
        AssertHolds(ReferenceRules.KeepsLibrariesAtHome);

    [Theory]
    [InlineData("Federation.Engine", "Orleans.Core.Abstractions")]
    [InlineData("Federation.Api", "Orleans.Runtime")]
    [InlineData("Federation.Standalone", "Microsoft.Orleans.Server")]
    [InlineData("Federation.Engine", "Microsoft.AspNetCore.Http")]
    [InlineData("Federation.Api", "Microsoft.Data.Sqlite")]
    [InlineData("Federation.Engine", "Npgsql")]
    public void A_library_away_from_home_is_reported(string from, string to) =>
        AssertReports(ReferenceRules.KeepsLibrariesAtHome, Violation.CompileReference(from, to), to);

    [Fact]
    public void Core_references_nothing_but_the_framework() =>
        Report.None(ReferenceRules.StaysWithinTheFramework(Repository.Assembly("Federation.Core")));

    [Fact]
    public void A_package_in_the_core_is_reported() =>
        AssertReports(
            ReferenceRules.StaysWithinTheFramework,
            Violation.CompileReference("Federation.Core", "Some.Package"),
            "Some.Package"
        );

    [Fact]
    public void Core_is_pure() => Report.None(ReferenceRules.IsPure(Repository.Assembly("Federation.Core")));

    [Theory]
    [InlineData("System.IO.File.Delete(\"x\")", "System.IO.File")]
    [InlineData("System.Console.WriteLine()", "System.Console")]
    [InlineData("new System.Net.Http.HttpClient()", "System.Net.Http.HttpClient")]
    [InlineData("System.Threading.Tasks.Task.Run(() => { })", "System.Threading.Tasks.Task")]
    [InlineData("_ = System.TimeProvider.System", "System.TimeProvider")]
    public void An_impure_core_is_reported(string statement, string type) =>
        AssertReports(ReferenceRules.IsPure, CompileStatement(statement), type);

    [Theory]
    [InlineData("Federation.Core")]
    [InlineData("Federation.Engine")]
    public void Time_chance_and_identity_come_in_through_ports(string name) =>
        Report.None(ReferenceRules.TakesNothingAmbient(Repository.Assembly(name)));

    [Theory]
    [InlineData("_ = System.DateTime.UtcNow", "get_UtcNow")]
    [InlineData("_ = System.DateTimeOffset.Now", "get_Now")]
    [InlineData("_ = System.TimeProvider.System", "get_System")]
    [InlineData("_ = System.Diagnostics.Stopwatch.GetTimestamp()", "GetTimestamp")]
    [InlineData("_ = System.Environment.TickCount64", "get_TickCount64")]
    [InlineData("_ = System.Guid.NewGuid()", "NewGuid")]
    [InlineData("_ = System.Random.Shared", "get_Shared")]
    [InlineData("new System.Random()", "System.Random")]
    [InlineData("System.Threading.Thread.Sleep(1)", "Sleep")]
    public void Something_ambient_is_reported(string statement, string member) =>
        AssertReports(ReferenceRules.TakesNothingAmbient, CompileStatement(statement), member);

    [Fact]
    public void A_seeded_generator_is_not_reported() =>
        Report.None(ReferenceRules.TakesNothingAmbient(CompileStatement("new System.Random(7)")));

    private static AssemblyDefinition CompileStatement(string statement) =>
        Violation.Compile("Federation.Core", $"class C {{ void M() {{ {statement}; }} }}");

    private static void AssertHolds(Func<AssemblyDefinition, IReadOnlyList<string>> rule) =>
        Report.None(Repository.Assemblies.SelectMany(rule));

    private static void AssertReports(
        Func<AssemblyDefinition, IReadOnlyList<string>> rule,
        AssemblyDefinition violation,
        string expected
    ) => Assert.Contains(rule(violation), report => report.Contains(expected, StringComparison.Ordinal));
}
