using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Api.Http;
using Federation.Api.Resources;
using Federation.Api.Tests.Support;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Api.Tests;

/// <summary>
/// A batch's answer is sent again for the same bytes as long as everything that it comes from is the same, and no
/// longer.
/// </summary>
public sealed class PreparedBatchTests(SmallService service) : IClassFixture<SmallService>
{
    private const string Path = "/api/v1/figures:batch";
    private const string Day = "2024-03-31";

    private IFederation Federation => service.Services.GetRequiredService<IFederation>();

    private PreparedBatches Prepared => service.Services.GetRequiredService<PreparedBatches>();

    private DateOnly Today => service.Services.GetRequiredService<Calendar>().Today;

    [Fact]
    public async Task The_same_bytes_are_answered_again_as_one_who_asks_anew_is()
    {
        await service.CommitteeAsync("again", "vn", "province");
        await service.ReportAsync("again", Given.Members("one", Day, 7));
        await service.SettleAsync();
        var body = Batch("again", "again");
        using var first = await service.SendAsync(HttpMethod.Post, Path, body);
        Assert.NotNull(Find(body));
        using var second = await service.SendAsync(HttpMethod.Post, Path, body);
        using var anew = await service.SendAsync(HttpMethod.Post, Path, body + " ");
        foreach (var other in new[] { second, anew })
        {
            Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
            Assert.Equal(first.Content.Headers.ContentType, other.Content.Headers.ContentType);
            Assert.Equal(first.StatusCode, other.StatusCode);
        }

        var single = await service.GetAsync($"/api/v1/committees/again/figures?indicator=party-members&asOf={Day}");
        var items = JsonNode.Parse(await second.Content.ReadAsStringAsync())!["items"]!.AsArray();
        Assert.All(items, item => Assert.True(JsonNode.DeepEquals(single, item)));
        Assert.Equal(Find(body), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_report_to_any_of_the_committees_makes_another_answer()
    {
        string[] committees = ["any-a", "any-b", "any-c"];
        foreach (var committee in committees)
        {
            await service.CommitteeAsync(committee, "vn", "province");
            await service.ReportAsync(committee, Given.Members("one", Day, 1));
        }

        await service.SettleAsync();
        var body = Batch(committees);
        var expected = new decimal?[] { 1, 1, 1 };
        Assert.Equal(expected, await ValuesAsync(body));
        for (var place = 0; place < committees.Length; place++)
        {
            Assert.NotNull(Find(body));
            await service.ReportAsync(committees[place], Given.Members("one", Day, 9, revision: 2));
            Assert.Null(Find(body));
            expected[place] = 9;
            Assert.Equal(expected, await ValuesAsync(body));
            await service.SettleAsync();
            Assert.Equal(expected, await ValuesAsync(body));
        }
    }

    [Fact]
    public async Task A_report_below_makes_another_answer_above()
    {
        await service.CommitteeAsync("above", "vn", "province");
        await service.CommitteeAsync("above.iz", "above");
        await service.ReportAsync("above.iz", Given.Members("one", Day, 3));
        await service.SettleAsync();
        var body = Batch("above");
        Assert.Equal([3], await ValuesAsync(body));
        await service.ReportAsync("above.iz", Given.Members("one", Day, 4, revision: 2));
        await service.SettleAsync();
        Assert.Equal([4], await ValuesAsync(body));
    }

    [Fact]
    public async Task An_unknown_committee_is_asked_again_until_it_is_there()
    {
        await service.CommitteeAsync("known", "vn", "province");
        await service.SettleAsync();
        var body = Batch("known", "later");
        var before = await service.PostAsync(Path, body, HttpStatusCode.OK);
        Assert.Equal("unknown-committee", before["items"]![1]!["code"]!.GetValue<string>());
        Assert.Null(Find(body));
        await service.CommitteeAsync("later", "vn", "province");
        await service.ReportAsync("later", Given.Members("one", Day, 5));
        Assert.Equal([null, 5], await ValuesAsync(body));
    }

    [Fact]
    public async Task A_batch_with_a_fault_is_told_in_each_language()
    {
        var body = Batch("vn", "vn").Replace($"{Day}\"}}]", "2024-13-31\"}]", StringComparison.Ordinal);
        using var vi = await service.SendAsync(HttpMethod.Post, Path, body, "vi");
        using var en = await service.SendAsync(HttpMethod.Post, Path, body, "en");
        Assert.NotEqual(await vi.Content.ReadAsStringAsync(), await en.Content.ReadAsStringAsync());
        Assert.Null(Find(body));
    }

    [Fact]
    public async Task What_changes_while_it_is_asked_is_asked_again()
    {
        await service.CommitteeAsync("meanwhile", "vn", "province");
        await service.ReportAsync("meanwhile", Given.Members("one", Day, 1));
        await service.SettleAsync();
        var body = Batch("meanwhile");
        var id = CommitteeId.Parse("meanwhile");
        var prepared = new PreparedBatches();
        var changing = new Changing(
            Federation,
            id,
            () => service.ReportAsync("meanwhile", Given.Members("one", Day, 2, revision: 2))
        );
        Assert.Equal([1], await ValuesAsync(changing, prepared, body, Today));
        Assert.Null(prepared.Find(changing, Encoding.UTF8.GetBytes(body), Today));
        Assert.Equal([2], await ValuesAsync(Federation, prepared, body, Today));
    }

    [Fact]
    public async Task What_changes_between_two_figures_of_a_committee_is_not_kept()
    {
        await service.CommitteeAsync("between", "vn", "province");
        await service.ReportAsync("between", Given.Members("one", Day, 1));
        await service.SettleAsync();
        var prepared = new PreparedBatches();
        var changing = new Changing(
            Federation,
            CommitteeId.Parse("between"),
            () => service.ReportAsync("between", Given.Members("one", Day, 2, revision: 2))
        );
        // The second figure is asked for in other words, so it is not the one that was written for the first.
        var body = Batch("between", "between").Replace($"{Day}\"}}]", $"{Day}\",\"basis\":\"effective\"}}]");
        Assert.Equal([1, 2], await ValuesAsync(changing, prepared, body, Today));
        Assert.Null(prepared.Find(Federation, Encoding.UTF8.GetBytes(body), Today));
        Assert.Equal([2, 2], await ValuesAsync(Federation, prepared, body, Today));
    }

    [Fact]
    public async Task Now_is_the_day_on_which_it_is_asked()
    {
        await service.CommitteeAsync("here", "vn", "province", "2010-01-01");
        await service.CommitteeAsync("there", "vn", "province", "2010-01-01");
        await service.CommitteeAsync("here.iz", "here", establishedOn: "2010-01-01");
        await service.ReportAsync("here.iz", Given.Members("one", Day, 6));
        await service.EventAsync(
            "here.iz",
            """{ "key": "moved", "kind": "transferred", "effectiveFrom": "2025-07-01", "parent": "there" }"""
        );
        await service.SettleAsync();
        var body = Batch("there").Replace("\"asOf\"", "\"boundaries\":\"now\",\"asOf\"");
        var prepared = new PreparedBatches();
        var before = new DateOnly(2025, 6, 30);
        // Whatever else goes on: by its committees the first answer stays.
        var still = new Still(Federation);
        Assert.Equal([null], await ValuesAsync(still, prepared, body, before));
        Assert.NotNull(prepared.Find(still, Encoding.UTF8.GetBytes(body), before));
        Assert.Null(prepared.Find(still, Encoding.UTF8.GetBytes(body), before.AddDays(1)));
        Assert.Equal([6], await ValuesAsync(still, prepared, body, before.AddDays(1)));
    }

    [Fact]
    public void Another_body_in_the_same_place_is_another_question()
    {
        var prepared = new PreparedBatches(places: 1);
        var source = new object();
        var federation = new Scripted { ["a"] = source };
        prepared.Keep("one"u8, Today, Sources(("a", source)), "answer to one"u8.ToArray());
        Assert.Null(prepared.Find(federation, "two"u8, Today));
        Assert.Null(prepared.Find(federation, "one "u8, Today));
        Assert.Equal("answer to one"u8.ToArray(), prepared.Find(federation, "one"u8, Today));
        prepared.Keep("two"u8, Today, Sources(("a", source)), "answer to two"u8.ToArray());
        Assert.Null(prepared.Find(federation, "one"u8, Today));
        Assert.Equal("answer to two"u8.ToArray(), prepared.Find(federation, "two"u8, Today));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void Every_source_has_to_be_the_same(string changed)
    {
        var federation = new Scripted { ["a"] = new object(), ["b"] = new object() };
        var prepared = new PreparedBatches();
        var before = federation[changed];
        prepared.Keep("x"u8, Today, Sources(("a", federation["a"]), ("b", federation["b"])), "answer"u8.ToArray());
        Assert.NotNull(prepared.Find(federation, "x"u8, Today));
        federation[changed] = new object();
        Assert.Null(prepared.Find(federation, "x"u8, Today));
        federation[changed] = null;
        Assert.Null(prepared.Find(federation, "x"u8, Today));
        federation[changed] = before;
        Assert.NotNull(prepared.Find(federation, "x"u8, Today));
        Assert.Null(prepared.Find(federation, "x"u8, Today.AddDays(1)));
    }

    [Fact]
    public void What_cannot_tell_when_it_changes_is_not_kept()
    {
        var (one, other) = (new object(), new object());
        var federation = new Scripted { ["a"] = one, ["b"] = other };
        var withProblem = Sources(("a", one));
        withProblem.AddUnknown();
        AnswerSources[] never =
        [
            Sources(("a", one), ("b", null)),
            Sources(("b", null), ("a", one)),
            Sources(("a", one), ("a", other)),
            Sources(("a", other), ("a", one)),
            withProblem,
        ];
        var prepared = new PreparedBatches();
        foreach (var sources in never)
        {
            prepared.Keep("x"u8, Today, sources, "answer"u8.ToArray());
            Assert.Null(prepared.Find(federation, "x"u8, Today));
        }
    }

    [Fact]
    public void What_is_large_is_not_kept()
    {
        var source = new object();
        var federation = new Scripted { ["a"] = source };
        var prepared = new PreparedBatches();
        var most = PreparedBatches.BytesMax;
        byte[] small = [1];
        prepared.Keep(new byte[most], Today, Sources(("a", source)), small);
        Assert.Null(prepared.Find(federation, new byte[most], Today));
        prepared.Keep(small, Today, Sources(("a", source)), new byte[most]);
        Assert.Null(prepared.Find(federation, small, Today));
        prepared.Keep(small, Today, Sources(("a", source)), new byte[most / 2]);
        Assert.NotNull(prepared.Find(federation, small, Today));
    }

    private static AnswerSources Sources(params ReadOnlySpan<(string Committee, object? From)> all)
    {
        var sources = new AnswerSources();
        foreach (var (committee, from) in all)
        {
            sources.Add(CommitteeId.Parse(committee), from);
        }

        return sources;
    }

    private static string Batch(params string[] committees) =>
        $$"""{"items":[{{string.Join(',', committees.Select(Item))}}]}""";

    private static string Item(string committee) =>
        $$"""{"committee":"{{committee}}","indicator":"party-members","asOf":"{{Day}}"}""";

    private static IEnumerable<decimal?> Values(JsonNode? reply) =>
        reply!["items"]!.AsArray().Select(item => Given.Number(item!["value"]));

    private byte[]? Find(string body) => Prepared.Find(Federation, Encoding.UTF8.GetBytes(body), Today);

    private async Task<IEnumerable<decimal?>> ValuesAsync(string body) =>
        Values(await service.PostAsync(Path, body, HttpStatusCode.OK));

    /// <summary>Asks without HTTP, on a day of the test's own.</summary>
    private static async Task<IEnumerable<decimal?>> ValuesAsync(
        IFederation federation,
        PreparedBatches prepared,
        string body,
        DateOnly today
    )
    {
        var call = new Call(new DefaultHttpContext(), federation, new(new DayClock(today)), new(), new(), default);
        var answer = await AskedBatch.AskAsync(call, prepared, Encoding.UTF8.GetBytes(body));
        return Values(JsonNode.Parse(answer));
    }

    /// <summary>Noon of a day, where the committees are.</summary>
    private sealed class DayClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new(12, 0), TimeSpan.FromHours(7));
    }

    /// <summary>A federation in which something happens, once, after a committee has been asked.</summary>
    private sealed class Changing(IFederation real, CommitteeId id, Func<Task> change) : FederationDouble(real)
    {
        private Func<Task>? change = change;

        public override ICommittee Committee(CommitteeId asked) =>
            asked == id ? new Asked(this, base.Committee(asked)) : base.Committee(asked);

        private sealed class Asked(Changing federation, ICommittee behind) : CommitteeDouble(behind)
        {
            public override async ValueTask<FigureReply> AskAsync(FigureRequest request, CancellationToken cancel)
            {
                var reply = await base.AskAsync(request, cancel);
                if (Interlocked.Exchange(ref federation.change, null) is { } now)
                {
                    await now();
                }

                return reply;
            }
        }
    }

    /// <summary>A federation whose committees say that nothing ever changes.</summary>
    private sealed class Still(IFederation real) : FederationDouble(real)
    {
        public override ICommittee Committee(CommitteeId id) => new Same(this, base.Committee(id));

        private sealed class Same(Still federation, ICommittee behind) : CommitteeDouble(behind)
        {
            public override object? AnswersFrom => federation;
        }
    }

    /// <summary>A federation whose committees say no more than what they answer from.</summary>
    private sealed class Scripted : FederationDouble
    {
        private readonly Dictionary<CommitteeId, object?> sources = [];

        public object? this[string committee]
        {
            get => sources[CommitteeId.Parse(committee)];
            set => sources[CommitteeId.Parse(committee)] = value;
        }

        public override ICommittee Committee(CommitteeId id) => new Source(sources[id]);

        private sealed class Source(object? from) : CommitteeDouble
        {
            public override object? AnswersFrom => from;
        }
    }
}
