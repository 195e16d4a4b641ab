using System.Text;
using Federation.Fuzzing.Bodies;

namespace Federation.Fuzzing.Requests;

/// <summary>A request before it is bytes.</summary>
internal sealed class Draft(string method, string target)
{
    private static readonly (string? Header, string? Language)[] Languages =
    [
        (null, "vi"),
        ("vi", "vi"),
        ("en", "en"),
        ("en-GB,en;q=0.8", "en"),
        ("vi;q=0.1, en;q=0.9", "en"),
        ("*", "vi"),
        ("fr", "vi"),
        ("en;q=2", null),
        (";;;,,q=", null),
        ("en;q=0.999999999999999999999999", null),
        (Hostile.Longest(3000), null),
    ];

    private readonly StringBuilder more = new();

    public string Method { get; set; } = method;

    public string Target { get; set; } = target;

    public string Version { get; set; } = "HTTP/1.1";

    public string? Host { get; set; } = "localhost";

    public string? ContentType { get; set; } = "application/json";

    /// <summary>What the header says of the body's length; null for the truth.</summary>
    public string? ContentLength { get; set; }

    public bool IsChunked { get; set; }

    /// <summary>Chunks that are not made of the body.</summary>
    public string? Chunks { get; set; }

    public byte[]? Body { get; set; }

    public string? Language { get; private set; } = "vi";

    /// <summary>A header line, in whatever form.</summary>
    public Draft With(string line)
    {
        more.Append(line).Append("\r\n");
        return this;
    }

    public Draft InSomeLanguage(Dice dice)
    {
        (var header, Language) = dice.Chance(70) ? dice.Pick(Languages[..4]) : dice.Pick(Languages);
        return header is null ? this : With($"Accept-Language: {header}");
    }

    /// <summary>All that comes before the body.</summary>
    public string Head
    {
        get
        {
            var text = new StringBuilder($"{Method} {Target} {Version}\r\n");
            if (Host is not null)
            {
                text.Append($"Host: {Host}\r\n");
            }

            if (Body is not null && ContentType is not null)
            {
                text.Append($"Content-Type: {ContentType}\r\n");
            }

            if (Body is not null)
            {
                text.Append(
                    IsChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {ContentLength ?? $"{Body.Length}"}"
                );
                text.Append("\r\n");
            }

            return text.Append(more).Append("\r\n").ToString();
        }
    }

    public byte[] ToBytes() =>
        [
            .. Encoding.Latin1.GetBytes(Head),
            .. Chunks is not null ? Encoding.Latin1.GetBytes(Chunks)
            : IsChunked ? Chunked(Body!)
            : Body ?? [],
        ];

    private static byte[] Chunked(byte[] body)
    {
        var half = body.Length / 2;
        return [.. Chunk(body[..half]), .. Chunk(body[half..]), .. "0\r\n\r\n"u8];
    }

    private static byte[] Chunk(byte[] bytes) =>
        bytes.Length == 0 ? [] : [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];
}
