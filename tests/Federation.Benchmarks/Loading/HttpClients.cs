using System.Text;
using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Loading;

/// <summary>Those who ask the product, and those who write to it.</summary>
internal static class HttpClients
{
    /// <summary>So many different questions go round.</summary>
    private const int Different = 4096;

    /// <summary>So many pages in other bytes go round: several times what the product keeps.</summary>
    private const int DifferentPages = 2048;

    private const int ShownMax = 600;

    /// <summary>One who asks; requests are ready before it begins.</summary>
    public static Func<IClient> Asking(Nation nation, AskJob job) =>
        Spread(
            job.Where,
            server =>
                job.What switch
                {
                    What.Constant => [HttpConnection.Get(server, "/health/live")],
                    What.Page => Pages(nation, server, 1),
                    What.PageAnew => Pages(nation, server, DifferentPages / nation.Provinces),
                    _ =>
                    [
                        .. Enumerable
                            .Range(0, Different)
                            .Select(number => Bodies.FigurePath(nation, Questions.Upper(nation, number)))
                            .Select(path => HttpConnection.Get(server, path)),
                    ],
                }
        );

    /// <summary>One who writes; requests are ready before it begins.</summary>
    public static Func<IClient> Writing(string where, IReadOnlyList<Deed> deeds) =>
        Spread(where, server => [.. deeds.Select(deed => HttpConnection.Post(server, deed.Path, deed.Body))]);

    /// <summary>Who is hired keeps to one of the servers, and each has as many.</summary>
    /// <param name="where">Their addresses, with a space between them.</param>
    /// <param name="requestsOf">What goes round at one of them.</param>
    private static Func<IClient> Spread(string where, Func<Uri, byte[][]> requestsOf)
    {
        var servers = where
            .Split(' ')
            .Select(address => new Uri(address))
            .Select(server => (Server: server, Requests: requestsOf(server)))
            .ToArray();
        var hired = 0;
        return () =>
        {
            var (server, requests) = servers[hired++ % servers.Length];
            return new Client(server, number => requests[number % requests.Length]);
        };
    }

    /// <summary>Each province's page, written in so many ways.</summary>
    private static byte[][] Pages(Nation nation, Uri server, int ways)
    {
        var bodies = Enumerable
            .Range(0, nation.Provinces)
            .Select(province => Bodies.Batch(nation, Questions.Page(province)))
            .ToList();
        return
        [
            .. Enumerable
                .Range(0, ways)
                .SelectMany(way => bodies.Select(body => (byte[])[.. body, .. Space(way)]))
                .Select(body => HttpConnection.Post(server, "/api/v1/figures:batch", body)),
        ];
    }

    /// <summary>White space that is another one for each way.</summary>
    private static IEnumerable<byte> Space(int way)
    {
        for (; way > 0; way >>= 1)
        {
            yield return (way & 1) == 0 ? (byte)' ' : (byte)'\n';
        }
    }

    private sealed class Client(Uri server, Func<int, byte[]> requestOf) : IClient
    {
        private readonly HttpConnection connection = new(server);

        public int Do(int number)
        {
            var request = requestOf(number);
            var status = connection.Exchange(request);
            while (status == 503)
            {
                // Asked to come again: the load goes on as a client of its would, and the time counts.
                Thread.Sleep(10);
                status = connection.Exchange(request);
            }

            return status is 200 or 201
                ? connection.Body.Length
                : throw new InvalidOperationException(
                    $"{status} for {Text(request)} …: {Text(connection.Body.Span)} …"
                );
        }

        public void Dispose() => connection.Dispose();

        private static string Text(ReadOnlySpan<byte> bytes) =>
            Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ShownMax)]);
    }
}
