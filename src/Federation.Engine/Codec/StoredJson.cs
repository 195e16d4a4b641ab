using System.Text.Json.Serialization;

namespace Federation.Engine.Codec;

/// <summary>The stored forms that only the engine knows.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(StoredWithdrawal))]
[JsonSerializable(typeof(StoredChild))]
internal sealed partial class StoredJson : JsonSerializerContext;

internal sealed record StoredWithdrawal(string Key, int Revision, string Reason);

internal sealed record StoredChild(string Child, StoredDays[] Days);

internal sealed record StoredDays(DateOnly From, DateOnly Until);
