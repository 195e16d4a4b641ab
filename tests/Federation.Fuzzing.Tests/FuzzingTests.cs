using System.Text;
using Federation.Fuzzing.Oracle;
using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing.Tests;

/// <summary>The readers under the fuzzer's bodies, and the fuzzer itself: that it repeats, and that it can fail.</summary>
public sealed class FuzzingTests
{
    private const int Bodies = 4000;

    private static readonly World World = new(Service.Seeds);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Readers_take_whatever_comes(int seed)
    {
        var said = new StringWriter();
        Assert.True(ReaderFuzz.Run(World, (ulong)seed, 0, Bodies, said) == 0, said.ToString());
    }

    [Fact]
    public void A_seed_and_a_number_make_one_request()
    {
        var (once, again) = (new RequestMaker(World, 7), new RequestMaker(new(Service.Seeds), 7));
        var other = new RequestMaker(World, 8);
        for (var number = 0; number < 2000; number++)
        {
            Assert.Equal(once.Make(number).Bytes, again.Make(number).Bytes);
        }

        Assert.NotEqual(once.Make(1).Bytes, other.Make(1).Bytes);
        Assert.Equal(once.Make(5).Bytes, once.Make(5).Bytes);
    }

    [Fact]
    public void Every_kind_of_request_is_made()
    {
        var maker = new RequestMaker(World, 1);
        var kinds = Enumerable.Range(0, 2000).Select(number => maker.Make(number).Kind).Distinct().Order();
        string[] expected =
        [
            "batch",
            "establishment",
            "event",
            "http",
            "page",
            "question",
            "raw bytes",
            "report",
            "report, dry run",
            "stream",
            "targets",
            "withdrawal",
        ];
        Assert.Equal(expected, kinds);
    }

    public static TheoryData<int, string, string, bool> Wrong() =>
        new()
        {
            { 500, "application/problem+json", Problem(500), false },
            { 502, "text/html", "", false },
            { 503, "application/problem+json", Problem(503), false },
            { 301, "", "", false },
            { 0, "", "", false },
            { 422, "text/html", "<p>No</p>", false },
            { 200, "text/html", "<h1>No policy</h1></html>", false },
            { 422, "application/problem+json", "{", false },
            { 422, "application/problem+json", Problem(400), false },
            { 422, "application/problem+json", Problem(422, "invalid-body"), false },
            { 201, "application/json", "{}", false },
            { 200, "application/json", "{", false },
            { 200, "text/csv", "a\r\n=1+1\r\n", false },
            { 200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK", false },
            { 304, "", "", false },
            { 200, "application/json", "{}", true },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void The_judge_finds(int status, string type, string body, bool mustBeRefused)
    {
        var request = new FuzzRequest("k", "GET", "/")
        {
            Bytes = [],
            Language = "vi",
            MustBeRefused = mustBeRefused,
        };
        Assert.NotNull(Judge.Of(request, ReplyOf(status, type, body)));
    }

    [Fact]
    public void The_judge_takes_what_is_right()
    {
        var request = new FuzzRequest("k", "GET", "/") { Bytes = [], Language = "vi" };
        Assert.Null(Judge.Of(request, ReplyOf(200, "application/json", "{}")));
        Assert.Null(Judge.Of(request, ReplyOf(422, "application/problem+json", Problem(422))));
        Assert.Null(Judge.Of(request, ReplyOf(200, "text/csv", "a;b\r\n-1,\"'=1+1\"\r\n")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--seed 1")]
    [InlineData("--requests")]
    [InlineData("--requests -1")]
    [InlineData("--nonsense 1")]
    public void Arguments_that_are_none_are_refused(string arguments) =>
        Assert.Throws<FormatException>(() =>
            FuzzOptions.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), 1)
        );

    private static string Problem(int status, string code = "x") =>
        $$"""{"type":"t","title":"t","detail":"d","status":{{status}},"code":"{{code}}"}""";

    private static Reply ReplyOf(int status, string type, string body) =>
        new(
            status,
            new Dictionary<string, string> { ["content-type"] = type, ["content-language"] = "vi" },
            Encoding.UTF8.GetBytes(body)
        );
}
