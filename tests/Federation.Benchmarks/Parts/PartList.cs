namespace Federation.Benchmarks.Parts;

/// <summary>The parts of the table, in their order: those that write come after those that only ask.</summary>
internal static class PartList
{
    public static IReadOnlyList<(string Name, Part Run)> All { get; } =
    [
        ("memory", MemoryPart.RunAsync),
        ("start", StartPart.RunAsync),
        ("ask", AskPart.RunAsync),
        ("rivals", RivalPart.RunAsync),
        ("page", PagePart.RunAsync),
        ("fresh", FreshPart.RunAsync),
        ("link", LinkPart.RunAsync),
        ("submit", SubmitPart.RunAsync),
        ("cluster", ClusterPart.RunAsync),
    ];
}
