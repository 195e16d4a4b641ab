using System.Text.Json.Nodes;

namespace Federation.Breaking.Tests;

/// <summary>One request that writes.</summary>
/// <param name="What">What it is, for those who wait for one of its kind.</param>
/// <param name="EntryKind">The kind of the journal entry that it becomes.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the interface's root.</param>
/// <param name="Body">The body.</param>
/// <param name="TakeIn">What it changes in what the sender expects of the committee.</param>
internal sealed record Deed(
    string What,
    string EntryKind,
    HttpMethod Method,
    string Path,
    JsonObject Body,
    Action TakeIn
);
