using System.Text.Json.Serialization;

namespace Federation.Storage.Links;

/// <summary>The files of links.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(StoredLink[]))]
[JsonSerializable(typeof(StoredUpper))]
internal sealed partial class StoredLinks : JsonSerializerContext;

/// <summary>One that may link up.</summary>
internal sealed record StoredLink(
    string Id,
    string? Key,
    string? TokenHash,
    string[] Instances,
    DateTimeOffset At,
    bool IsRevoked
);

/// <summary>The one above, as it was met.</summary>
internal sealed record StoredUpper(string Key);
