namespace Federation.Api.Http;

/// <summary>An answer written out, with its ETag.</summary>
internal sealed record PreparedAnswer(ReadOnlyMemory<byte> Body, string Tag);
