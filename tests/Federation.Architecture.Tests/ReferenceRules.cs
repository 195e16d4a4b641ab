using Mono.Cecil;

namespace Federation.Architecture.Tests;

/// <summary>What a compiled assembly may refer to. Each rule returns what breaks it, one sentence each.</summary>
internal static class ReferenceRules
{
    /// <summary>
    /// The arrows between projects. Who may reference Engine also sees Core, whose types Engine's ports speak of.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Federation.Core"] = [],
        ["Federation.Engine"] = ["Core"],
        ["Federation.Engine.Orleans"] = ["Core", "Engine"],
        ["Federation.Storage"] = ["Core", "Engine"],
        ["Federation.Api"] = ["Core", "Engine"],
        ["Federation.Dashboard"] = ["Core", "Engine", "Api"],
        ["Federation.Hosting"] = ["Core", "Engine", "Storage", "Api", "Dashboard"],
        ["Federation.Standalone"] = ["Core", "Engine", "Storage", "Api", "Dashboard", "Hosting"],
        ["Federation.Node"] = ["Core", "Engine", "Engine.Orleans", "Storage", "Api", "Dashboard", "Hosting"],
        ["Federation.Cli"] = ["Core", "Engine", "Storage"],
    };

    /// <summary>Libraries that belong to some projects only, by the beginning of their assemblies' names.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Homes = new Dictionary<string, string[]>
    {
        ["Orleans"] = ["Engine.Orleans", "Node"],
        ["Microsoft.Orleans"] = ["Engine.Orleans", "Node"],
        ["Microsoft.AspNetCore"] = ["Api", "Dashboard", "Hosting", "Standalone", "Node"],
        ["Microsoft.Data.Sqlite"] = ["Storage"],
        ["Npgsql"] = ["Storage", "Engine.Orleans", "Node"],
        ["Dapper"] = ["Storage"],
        ["System.CommandLine"] = ["Cli"],
        ["Google.Protobuf"] = ["Engine", "Engine.Orleans"],
    };

    private static readonly string[] NamespacesOutsideCore =
    [
        "System.Data",
        "System.IO",
        "System.Net",
        "System.Threading.Channels",
        "System.Threading.Tasks",
        "System.Timers",
    ];

    private static readonly string[] TypesOutsideCore =
    [
        "System.Console",
        "System.Diagnostics.Process",
        "System.Threading.Thread",
        "System.Threading.Timer",
        "System.TimeProvider",
    ];

    private static readonly string[] Ambient =
    [
        "System.DateTime::get_Now",
        "System.DateTime::get_Today",
        "System.DateTime::get_UtcNow",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Diagnostics.Stopwatch::GetTimestamp",
        "System.Diagnostics.Stopwatch::StartNew",
        "System.Environment::get_TickCount",
        "System.Environment::get_TickCount64",
        "System.Guid::CreateVersion7",
        "System.Guid::NewGuid",
        "System.Random::get_Shared",
        "System.TimeProvider::get_System",
        "System.Threading.Thread::Sleep",
    ];

    private static readonly HashSet<string> Framework =
    [
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path)),
    ];

    public static IReadOnlyList<string> KeepsArrows(AssemblyDefinition assembly)
    {
        var name = assembly.Name.Name;
        if (!Arrows.TryGetValue(name, out var allowed))
        {
            return [$"{name} has no row in the table of arrows."];
        }

        return
        [
            .. References(assembly)
                .Where(reference => reference.StartsWith("Federation.", StringComparison.Ordinal))
                .Where(reference => !allowed.Contains(reference["Federation.".Length..]))
                .Select(reference => $"{name} may not reference {reference}."),
        ];
    }

    public static IReadOnlyList<string> KeepsLibrariesAtHome(AssemblyDefinition assembly) =>
        [
            .. from reference in References(assembly)
            from home in Homes
            where reference == home.Key || reference.StartsWith(home.Key + ".", StringComparison.Ordinal)
            where !home.Value.Contains(assembly.Name.Name["Federation.".Length..])
            select $"{assembly.Name.Name} may not reference {reference}.",
        ];

    public static IReadOnlyList<string> StaysWithinTheFramework(AssemblyDefinition assembly) =>
        [
            .. References(assembly)
                .Where(reference => !Framework.Contains(reference))
                .Select(reference => $"{assembly.Name.Name} references {reference}, which is not the framework's."),
        ];

    /// <summary>No input, no output, no clock, no tasks: a value goes in and a value comes out.</summary>
    public static IReadOnlyList<string> IsPure(AssemblyDefinition assembly) =>
        [
            .. assembly
                .MainModule.GetTypeReferences()
                .Where(type =>
                    TypesOutsideCore.Contains(type.FullName)
                    || NamespacesOutsideCore.Any(space =>
                        type.Namespace == space || type.Namespace.StartsWith(space + ".", StringComparison.Ordinal)
                    )
                )
                .Select(type => $"{assembly.Name.Name} uses {type.FullName}."),
        ];

    /// <summary>Time, chance and identity come in through ports.</summary>
    public static IReadOnlyList<string> TakesNothingAmbient(AssemblyDefinition assembly) =>
        [
            .. assembly
                .MainModule.GetMemberReferences()
                .Where(member =>
                    Ambient.Contains($"{member.DeclaringType.FullName}::{member.Name}") || IsUnseededRandom(member)
                )
                .Select(member => $"{assembly.Name.Name} uses {member.DeclaringType.FullName}.{member.Name}."),
        ];

    private static bool IsUnseededRandom(MemberReference member) =>
        member is MethodReference { Name: ".ctor", HasParameters: false }
        && member.DeclaringType.FullName == "System.Random";

    private static IEnumerable<string> References(AssemblyDefinition assembly) =>
        assembly.MainModule.AssemblyReferences.Select(reference => reference.Name);
}
