using System.Text;

namespace Federation.Fuzzing.Requests;

/// <summary>One request, which its seed and number decide, with what may become of it.</summary>
internal sealed record FuzzRequest(string Kind, string Method, string Target)
{
    private const int ShownMax = 6000;

    /// <summary>All bytes as they are sent.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The body alone.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>What was done to it.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    public Delivery Delivery { get; init; }

    /// <summary>Whether it may be stored. Whatever else is stored is a fault.</summary>
    public bool MayStore { get; init; }

    /// <summary>Whether it may change the tree: such ones are sent one at a time, so that they can be repeated.</summary>
    public bool TouchesTree { get; init; }

    /// <summary>Whether only a refusal is right.</summary>
    public bool MustBeRefused { get; init; }

    /// <summary>Whether it is whole by HTTP, so that the interface answers it and not the server below.</summary>
    public bool IsHttp { get; init; } = true;

    /// <summary>Whether it has <c>If-None-Match</c>.</summary>
    public bool IsConditional { get; init; }

    /// <summary>In which language it is refused; null where its header says nothing clear.</summary>
    public string? Language { get; init; }

    /// <summary>The request as a reader sees it, what cannot be shown as escapes.</summary>
    public string Readable
    {
        get
        {
            var text = new StringBuilder();
            foreach (var one in Bytes.AsSpan(0, Math.Min(Bytes.Length, ShownMax)))
            {
                _ = one switch
                {
                    (byte)'\n' => text.Append('\n'),
                    (byte)'\r' => text.Append("\\r"),
                    >= 0x20 and < 0x7F => text.Append((char)one),
                    _ => text.Append($"\\x{one:x2}"),
                };
            }

            return Bytes.Length > ShownMax ? $"{text}… ({Bytes.Length} bytes)" : text.ToString();
        }
    }
}
