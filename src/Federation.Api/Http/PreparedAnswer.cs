namespace Federation.Api.Http;

/// <summary>An answer written out, with its ETag.</summary>
internal sealed class PreparedAnswer(byte[] body)
{
    private string? tag;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>Worked out for whoever is told it.</summary>
    public string Tag => tag ??= Entity.TagOf(body);
}
