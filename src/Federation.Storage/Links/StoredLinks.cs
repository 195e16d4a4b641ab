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
[JsonSerializable(typeof(StoredKnown[]))]
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

/// <summary>What a committee of another installation last answered to a question.</summary>
internal sealed record StoredKnown(string Committee, string Kind, DateOnly Day, byte[] Body);
