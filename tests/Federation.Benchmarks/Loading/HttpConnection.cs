using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Federation.Benchmarks.Loading;

/// <summary>
/// One connection that is kept alive, with as little around it as can be: what the client costs is taken from the
/// server, which shares its cores.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] LengthName = "content-length:"u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    public HttpConnection(Uri server) => socket.Connect(IPAddress.Parse(server.Host), server.Port);

    /// <summary>The last answer's body.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The bytes of a request.</summary>
    public static byte[] Get(Uri server, string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n");

    /// <summary>The bytes of a request.</summary>
    public static byte[] Post(Uri server, string path, byte[] body) =>
        [
            .. Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {body.Length}\r\n\r\n"
            ),
            .. body,
        ];

    /// <summary>Sends a request and reads the answer.</summary>
    /// <returns>The status.</returns>
    /// <exception cref="IOException">The server has closed, or answers what this cannot read.</exception>
    public int Exchange(byte[] request)
    {
        socket.Send(request);
        filled = 0;
        var head = UntilFound(HeadEnd, 0) + HeadEnd.Length;
        if (LengthOf(buffer.AsSpan(0, head)) is { } length)
        {
            UntilFilled(head + length);
            Body = buffer.AsMemory(head, length);
        }
        else
        {
            Body = ReadChunks(head);
        }

        return int.Parse(buffer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Reads until a mark has come.</summary>
    /// <returns>Where it begins.</returns>
    private int UntilFound(ReadOnlySpan<byte> mark, int from)
    {
        int found;
        while ((found = buffer.AsSpan(from, filled - from).IndexOf(mark)) < 0)
        {
            UntilFilled(filled + 1);
        }

        return from + found;
    }

    private void UntilFilled(int end)
    {
        if (end > buffer.Length)
        {
            Array.Resize(ref buffer, end * 2);
        }

        while (filled < end)
        {
            var received = socket.Receive(buffer.AsSpan(filled));
            filled += received > 0 ? received : throw new IOException("The server has closed the connection");
        }
    }

    /// <summary>Moves the chunks together.</summary>
    private ReadOnlyMemory<byte> ReadChunks(int head)
    {
        var place = head;
        var end = head;
        while (true)
        {
            var line = UntilFound(LineEnd, place);
            var length = int.Parse(
                buffer.AsSpan(place, line - place),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture
            );
            var chunk = line + LineEnd.Length;
            UntilFilled(chunk + length + LineEnd.Length);
            if (length == 0)
            {
                return buffer.AsMemory(head, end - head);
            }

            buffer.AsSpan(chunk, length).CopyTo(buffer.AsSpan(end));
            end += length;
            place = chunk + length + LineEnd.Length;
        }
    }

    /// <summary>How long the body is; null where it comes in chunks.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split(LineEnd))
        {
            var line = head[range];
            if (line.Length > LengthName.Length && Ascii.EqualsIgnoreCase(line[..LengthName.Length], LengthName))
            {
                return int.Parse(line[LengthName.Length..].Trim((byte)' '), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
