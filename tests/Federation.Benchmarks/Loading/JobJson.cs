using System.Text.Json.Serialization;

namespace Federation.Benchmarks.Loading;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Outcome))]
internal sealed partial class JobJson : JsonSerializerContext;
