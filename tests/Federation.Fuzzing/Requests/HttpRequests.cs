using System.Text;
using Federation.Fuzzing.Bodies;

namespace Federation.Fuzzing.Requests;

/// <summary>Requests that are at odds with HTTP, or that use what few clients use. None may store anything.</summary>
internal sealed class HttpRequests(World world)
{
    private const string Profile = $"{WriteRequests.Root}/committees/vn";
    private const string Reports = $"{WriteRequests.Root}/committees/fuzz.a/reports?dryRun=true";

    private static readonly string[] Methods =
    [
        "PUT",
        "PATCH",
        "TRACE",
        "OPTIONS",
        "DELETE",
        "get",
        "FOO",
        "PROPFIND",
        "POST",
        "QUERY",
        "HEAD",
    ];

    private static readonly string[] Routes =
    [
        Profile,
        $"{WriteRequests.Root}/catalogue",
        $"{WriteRequests.Root}/figures:batch",
        "/",
        "/api",
        "/health/live",
        $"{Profile}/reports/2018-10m",
        $"{Profile}/nothing",
        "/openapi/v1.json",
        "/openapi/v2.json",
        "/favicon.ico",
    ];

    private static readonly string[] ContentTypes =
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "json",
        "application/json; charset=utf-16",
        "application/json; charset=\"",
        "application/json, text/plain",
        "a/b/c",
        "*/*",
        "text/json;;;",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv",
        "",
    ];

    private static readonly string[] Targets =
    [
        "/api/v1/../../etc/passwd",
        "/api/v1/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/committees/..%2f..%2fetc%2fpasswd",
        "/api/v1/committees/..%5c..%5c",
        "//api/v1/about",
        "/api//v1/about",
        "/api/v1/about/",
        "/API/V1/ABOUT",
        "/api/v1/committees/%00",
        "/api/v1/committees/%FF%FE",
        "/api/v1/committees/vn%2Freports",
        "/api/v1/./about",
        "/api/v1/committees/%u0041",
        "/api/v1/committees/%",
        "/api/v1/about;x=1",
        "/api/v1/about#x",
        "/api/v1/about?",
        "/api/v1/about?%",
        "/api/v1/committees/vn/figures?indicator[]=a",
        "/api/v1/committees/\\..\\",
        "*",
        "/*",
        "http://localhost/api/v1/about",
        "http://example.org/api/v1/about",
        "https://localhost:443/",
        "localhost:80",
        "api/v1/about",
        "/api/v1/committees/%25%32%65",
        "/api/v1/committees/vn/reports/..%2f..%2fha-noi",
        "/\u00e9",
        "/api/v1/committees/%F0%9F%98%80",
        "/api/v1/figures%3Abatch",
        "/api/v1/committees/vn/",
        "/%61pi/v1/about",
    ];

    private static readonly string[] Hosts =
    [
        "example.org",
        "",
        "localhost:99999",
        "localhost, example.org",
        "[::1]",
        "127.0.0.1:1",
        "LOCALHOST",
        "localhost.",
        "127.0.0.1.example.org",
        "169.254.169.254",
        "a b",
        "[::1",
        "lo\tcalhost",
        "user@localhost",
    ];

    private static readonly string[] Headers =
    [
        "Expect: 100-continue",
        "Expect: nothing",
        "Upgrade: websocket\r\nConnection: Upgrade",
        "Upgrade: h2c",
        "TE: trailers",
        "X: \u0001",
        "X Y: 1",
        ": 1",
        " folded: 1",
        "Content-Length: 0",
        "Transfer-Encoding: identity",
        "Range: bytes=0-1",
        "Transfer-Encoding: gzip, chunked",
        "Content-Encoding: gzip",
        "Cookie: a=b; a=b;;;",
        "Authorization: Bearer x.y.z",
        "If-Match: \"x\"",
        "If-Modified-Since: yesterday",
        "X-HTTP-Method-Override: DELETE",
        "Connection: close, close",
        "Forwarded: for=\"[::1]\"",
        "X-Forwarded-For: 8.8.8.8",
        "X-Original-URL: /health/live",
        "Origin: http://example.org",
        "Content-Length: 5\r\nContent-Length: 6",
        "Host: example.org",
        "Accept: \u00e9",
        "If-None-Match: \u00ff",
        "Accept-Encoding: br, gzip;q=9, *",
        "Sec-Fetch-Site: cross-site",
        "Keep-Alive: timeout=99999999999",
    ];

    private static readonly string[] Versions =
    [
        "HTTP/1.0",
        "HTTP/0.9",
        "HTTP/1.2",
        "HTTP/2.0",
        "HTTP/9.9",
        "HTTP/1.1 ",
        "",
        "http/1.1",
    ];

    private static readonly string[] ChunkBodies =
    [
        "zz\r\n{}\r\n0\r\n\r\n",
        "-1\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffff\r\n{}",
        "2;a=b\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}xx0\r\n\r\n",
        "5\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n",
        "0\r\nX: 1\r\n\r\n",
        "\r\n\r\n",
        "7fffffff\r\n{}",
        "100000000\r\n{}",
        "2\n{}\n0\n\n",
    ];

    private static readonly string[] Rubbish =
    [
        "\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n",
        "\0\0\0\0",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\r\n",
        "\n\n\n",
        "GET / HTTP/1.1\nHost: localhost\n\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "{\"key\":1}",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
        "GET  /  HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "SSH-2.0-x\r\n",
        "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0004\u0001\u0000\u0050\u0001\u0001\u0001\u0001\u0000",
    ];

    public FuzzRequest Make(Dice dice)
    {
        var draft = dice.Next(9) switch
        {
            0 => new Draft(dice.Pick(Methods), dice.Pick(Routes)),
            1 => WithBody(dice, draft => draft.ContentType = dice.Pick(ContentTypes)),
            2 => WithBody(dice, draft => draft.ContentLength = LengthOf(draft.Body!, dice)),
            3 => WithChunks(dice),
            4 => Flood(dice),
            5 => new Draft("GET", dice.Pick(Targets)),
            6 => new Draft("GET", Profile) { Host = dice.Chance(10) ? null : dice.Pick(Hosts) },
            7 => dice.Chance(50) ? new Draft("GET", Profile) : WithBody(dice, _ => { }),
            _ => new Draft("GET", Profile) { Version = dice.Pick(Versions) },
        };
        draft.InSomeLanguage(dice);
        for (var more = dice.Chance(40) ? 1 + dice.Next(2) : 0; more > 0; more--)
        {
            draft.With(dice.Pick(Headers));
        }

        return WriteRequests.Finish("http", draft, dice) with
        {
            Delivery = HowToEnd(dice),
            IsHttp = false,
            IsConditional = true,
        };
    }

    /// <summary>Bytes that are hardly a request at all.</summary>
    public FuzzRequest Raw(Dice dice)
    {
        var bytes = dice.Next(4) switch
        {
            0 => dice.Bytes(1 + dice.Next(400)),
            1 => Encoding.Latin1.GetBytes(dice.Pick(Rubbish)),
            2 => TextMutations.Mutate(new Draft("GET", Profile).ToBytes(), dice).Text,
            _ => Encoding.ASCII.GetBytes("GET /" + Hostile.Longest(1 + dice.Next(20_000))),
        };
        return new("raw bytes", "RAW", "")
        {
            Bytes = bytes,
            Delivery = HowToEnd(dice),
            IsHttp = false,
            IsConditional = true,
        };
    }

    private static Delivery HowToEnd(Dice dice) =>
        dice.Next(100) switch
        {
            < 15 => Delivery.Dropped,
            < 16 => Delivery.Held,
            _ => Delivery.Alone,
        };

    private Draft WithBody(Dice dice, Action<Draft> change)
    {
        var draft = new Draft("POST", Reports) { Body = Encoding.UTF8.GetBytes(dice.Pick(world.Reports).ToString()) };
        change(draft);
        return draft;
    }

    private static string LengthOf(byte[] body, Dice dice) =>
        dice.Pick([
            $"{body.Length + 1 + dice.Next(100)}",
            $"{dice.Next(body.Length)}",
            "-1",
            "+5",
            "0x10",
            "4194304",
            "4194305",
            "99999999999999999999",
            "9223372036854775807",
            "",
            "1 1",
            "1,1",
            $"{body.Length}, {body.Length}",
            "1e3",
        ]);

    private static Draft WithChunks(Dice dice) =>
        new("POST", Reports)
        {
            Body = [],
            IsChunked = true,
            Chunks = dice.Pick(ChunkBodies),
        };

    private static Draft Flood(Dice dice)
    {
        var draft = new Draft("GET", Profile);
        switch (dice.Next(5))
        {
            case 0:
                for (var i = 0; i < 150; i++)
                {
                    draft.With($"X-{i}: {i}");
                }

                break;
            case 1:
                draft.With($"X: {Hostile.Longest(dice.Pick([8000, 33_000, 200_000]))}");
                break;
            case 2:
                draft.Target += "?" + Hostile.Longest(dice.Pick([4000, 8100, 9000, 100_000]));
                break;
            case 3:
                draft.Target += "?" + string.Join('&', Enumerable.Range(0, 1500).Select(i => $"a{i % 700}"));
                break;
            default:
                draft.Target = $"{WriteRequests.Root}/committees/" + string.Concat(Enumerable.Repeat("a/", 2000));
                break;
        }

        return draft;
    }
}
