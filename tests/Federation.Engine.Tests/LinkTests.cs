using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Federation.Conformance.Memory;
using Federation.Core.Figures;
using Federation.Core.Reports;
using Federation.Engine.Codec;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Google.Protobuf;
using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Tests;

/// <summary>What links do beyond the engine's promises (see LinkedMemoryTests): when one is cut, and who may speak.</summary>
public sealed class LinkTests : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Installation, string Instance), MemoryStore> stores = new();
    private readonly CancellationTokenSource ended = new();
    private readonly List<Linked> installations = [];
    private readonly Book book = new();
    private readonly Shelf shelf = new();

    /// <summary>Asks and keeps at once.</summary>
    private static LinkLimits Eager =>
        new()
        {
            LearnAfter = TimeSpan.Zero,
            LearnEvery = TimeSpan.Zero,
            KeepAfter = TimeSpan.Zero,
        };

    [Fact]
    public async Task A_province_away_leaves_its_last_figures_and_who_it_is()
    {
        var (nation, province) = await LinkedAsync();
        await SubmitAsync(province, Given.Stock("r", "2020-01-31", 40));
        await Waiting.UntilAsync("the nation has the figure", () => FigureOf(nation, "n").Answer.Value?.Low == 40);
        var before = await AskAsync(nation, "a");
        var named = await nation.Federation.Committee(Given.Id("a")).ProfileAsync(Given.Day("2020-02-01"), default);

        province.Hub.Close();
        await Waiting.UntilAsync("the link is down", () => nation.Hub.States[0].Status == LinkStatus.Away);

        var now = await AskAsync(nation, "a");
        Assert.Equal(before.Answer.Value, now.Answer.Value);
        Assert.Equal(before.Answer.Coverage, now.Answer.Coverage);
        Assert.False(before.Stale);
        Assert.True(now.Stale);
        Assert.NotNull(now.FreshAt);
        var profile = await nation.Federation.Committee(Given.Id("a")).ProfileAsync(Given.Day("2021-02-01"), default);
        Assert.Equal(named.Names, profile.Names);
        // What only the province knows, nobody makes up.
        await Assert.ThrowsAsync<CommitteeAwayException>(async () =>
            await nation.Federation.Committee(Given.Id("a")).ReportsAsync(default)
        );
        // Its clerks notice nothing.
        await SubmitAsync(province, Given.Stock("s", "2020-02-29", 41));
        Assert.Equal(41, FigureOf(province, "a", "2020-03-01").Answer.Value?.Low);
    }

    [Fact]
    public async Task What_happened_while_a_link_was_cut_arrives_after_it()
    {
        var (nation, province) = await LinkedAsync();
        province.Hub.Close();
        await Waiting.UntilAsync("the link is down", () => nation.Hub.States[0].Status == LinkStatus.Away);
        await SubmitAsync(province, Given.Stock("r", "2020-01-31", 40));
        Assert.Null(FigureOf(nation, "n").Answer.Value);

        await JoinAsync(nation, province);

        await Waiting.UntilAsync("the nation has the figure", () => FigureOf(nation, "n").Answer.Value?.Low == 40);
    }

    [Fact]
    public async Task Whoever_speaks_for_another_instance_is_not_heard()
    {
        var (nation, province) = await LinkedAsync();
        await SubmitAsync(province, Given.Stock("r", "2020-01-31", 40));
        await Waiting.UntilAsync("the nation has the figure", () => FigureOf(nation, "n").Answer.Value?.Low == 40);
        var hostile = await HostileAsync(nation, "b");
        var message = new Messages.Hello(Given.Id("a"), Given.Id("n"), default, default, null);
        var sent = new Wire.Batch { Messages = { ByteString.CopyFrom(MessageCodec.Encode(message)) } };

        await hostile.SendAsync(new Wire.Frame { Batch = sent }.ToByteArray(), default);

        await Waiting.UntilAsync(
            "the nation says what it heard",
            () => nation.Hub.States.Any(s => s.LastError?.Contains("not behind this link") == true)
        );
        Assert.Equal(40, FigureOf(nation, "n").Answer.Value?.Low);
    }

    [Fact]
    public async Task Who_has_not_linked_up_yet_is_away_and_not_unknown()
    {
        var (_, province) = await LinkedAsync();
        book.Enrol("b");

        await Assert.ThrowsAsync<CommitteeAwayException>(async () =>
            await province.Hub.FindAsync(Given.Id("b.x"), default)
        );
    }

    [Fact]
    public async Task Whoever_asks_a_permit_for_another_instance_gets_none()
    {
        var (nation, _) = await LinkedAsync();
        var hostile = await HostileAsync(nation, "b");
        var happened = Given.Event("t", Core.Committees.EventKind.Transferred, "2020-01-01", "n");
        var ask = new Wire.Ask
        {
            Id = 7,
            Kind = AskKind.Permit,
            Committee = "a",
            Body = new Wire.PermitAsked { Event = CommitteeToWire.Of(happened) }.ToByteString(),
            Patience = 1000,
        };

        await hostile.SendAsync(new Wire.Frame { Ask = ask }.ToByteArray(), default);

        Assert.Equal(ReplyStatus.NotYours, (await ReplyAsync(hostile, 7)).Status);
    }

    [Fact]
    public async Task A_newer_program_is_understood_as_far_as_this_one_goes()
    {
        var (nation, _) = await LinkedAsync();
        var newer = await HostileAsync(nation, "b");
        // Two fields that no frame has yet: a kind of its own, and one more in a question.
        await newer.SendAsync(Field(15, "a new kind of frame"), default);
        var asked = new Wire.Ask
        {
            Id = 7,
            Kind = AskKind.TreeNode,
            Committee = "n",
            Patience = 1000,
        };
        byte[] ask = [.. asked.ToByteArray(), .. Field(15, "one more field")];
        await newer.SendAsync(Wire.Frame.Parser.ParseFrom(Field(3, ask)).ToByteArray(), default);
        Assert.Empty((await ReplyAsync(newer, 7)).Status);

        asked = new(asked) { Id = 8, Kind = "a-new-kind" };
        await newer.SendAsync(new Wire.Frame { Ask = asked }.ToByteArray(), default);
        Assert.Equal(ReplyStatus.UnknownKind, (await ReplyAsync(newer, 8)).Status);
    }

    [Fact]
    public async Task Whoever_greets_for_an_instance_that_is_not_enrolled_gets_no_link()
    {
        var (nation, _) = await LinkedAsync();
        var (upper, lower) = MemoryChannel.Pair();
        _ = nation.Hub.AcceptAsync(upper, book.Enrol("b"), ended.Token);

        await lower.SendAsync(GreetingFor("b", "a").ToByteArray(), default);

        var answer = Frames.Decode((await lower.ReceiveAsync(default))!.Value.Span).Greeting;
        Assert.Contains("a", answer.Refusal);
        Assert.Null(await lower.ReceiveAsync(default));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 5)]
    public async Task A_program_of_versions_unknown_here_gets_no_link(uint newest, uint oldest)
    {
        var (nation, _) = await LinkedAsync();
        var (upper, lower) = MemoryChannel.Pair();
        _ = nation.Hub.AcceptAsync(upper, book.Enrol("b"), ended.Token);
        var greeting = GreetingFor("b");
        (greeting.Greeting.Version, greeting.Greeting.Oldest) = (newest, oldest);

        await lower.SendAsync(greeting.ToByteArray(), default);

        var answer = Frames.Decode((await lower.ReceiveAsync(default))!.Value.Span).Greeting;
        Assert.Contains("update the older program", answer.Refusal);
    }

    [Fact]
    public async Task What_a_newer_program_says_beside_is_passed_over()
    {
        var (nation, _) = await LinkedAsync();
        var newer = await HostileAsync(nation, "b");

        await newer.SendAsync(new byte[] { 0xFA, 0x01, 0x02, 0x08, 0x01 }, default);
        var ask = new Wire.Ask
        {
            Id = 8,
            Kind = "weather",
            Committee = "n",
            Patience = 1000,
        };
        await newer.SendAsync(new Wire.Frame { Ask = ask }.ToByteArray(), default);

        Assert.Equal(ReplyStatus.UnknownKind, (await ReplyAsync(newer, 8)).Status);
    }

    [Fact]
    public async Task A_revoked_link_ends_at_once()
    {
        var (nation, province) = await LinkedAsync();

        book.Revoke(0);

        await Waiting.UntilAsync("the province has no link", () => province.Hub.States[0].Status == LinkStatus.Away);
        Assert.Equal(LinkStatus.Revoked, nation.Hub.States[0].Status);
    }

    [Fact]
    public async Task What_a_province_said_of_itself_outlives_the_program_until_it_is_revoked()
    {
        var (nation, province) = await LinkedAsync(Eager);
        await province.Federation.EstablishAsync(
            Given.Id("a.c"),
            Given.Established("a", "cell"),
            Actor.System,
            default
        );
        await SubmitAsync(province, Given.Stock("r", "2020-01-31", 40));
        await Waiting.UntilAsync(
            "what it says is kept, with what those below it are called",
            () => shelf.Has("link-a", "a", AskKind.Reports) && shelf.Has("link-a", "a.c", AskKind.Profile)
        );
        province.Hub.Close();
        nation.Hub.Dispose();

        using var again = new LinkHub(new("n", [], false), book, TimeProvider.System, Eager, shelf);
        again.Attach(nation.Engine, nation.Federation);
        var (known, day) = (again.Committee(Given.Id("a")), Given.Day("2020-02-01"));
        Assert.Equal("r", Assert.Single(await known.ReportsAsync(default)).Report.Head.Key);
        Assert.Equal("a.c", Assert.Single(await known.ChildrenAsync(day, default)).Id.ToString());
        Assert.Equal("cell", (await again.Committee(Given.Id("a.c")).ProfileAsync(day, default)).Level);
        Assert.Empty((await known.FindingsAsync(default)).Findings);
        Assert.Empty(await known.TargetsAsync(default));

        book.Revoke(0);
        await Waiting.UntilAsync("nothing is kept of it", () => shelf.Read("link-a").Count == 0);
        await Assert.ThrowsAsync<CommitteeAwayException>(async () => await known.ReportsAsync(default));
    }

    [Fact]
    public async Task What_was_kept_and_is_damaged_was_never_said_and_nobody_keeps_for_another()
    {
        var nation = await StartAsync(new("n", [], false), book);
        book.Enrol("a");
        book.Enrol("b");
        shelf.Write("link-a", [new(Given.Id("a"), AskKind.Reports, Given.Day("2020-01-01"), new byte[] { 0xff })]);
        shelf.Write("link-b", [new(Given.Id("a"), AskKind.Targets, Given.Day("2020-01-01"), default)]);

        using var again = new LinkHub(new("n", [], false), book, TimeProvider.System, Eager, shelf);
        again.Attach(nation.Engine, nation.Federation);

        var known = again.Committee(Given.Id("a"));
        await Assert.ThrowsAsync<CommitteeAwayException>(async () => await known.ReportsAsync(default));
        await Assert.ThrowsAsync<CommitteeAwayException>(async () => await known.TargetsAsync(default));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var installation in installations)
        {
            installation.Hub.Close();
        }

        await ended.CancelAsync();
        foreach (var installation in installations)
        {
            await installation.Engine.DisposeAsync();
        }

        ended.Dispose();
    }

    private static Wire.Frame GreetingFor(params string[] instances) =>
        new()
        {
            Greeting = new()
            {
                Version = Frames.Newest,
                Oldest = Frames.Oldest,
                Name = "test",
                Instances = { instances },
            },
        };

    /// <summary>A field of bytes, as Protocol Buffers write it; up to 127 of them.</summary>
    private static byte[] Field(int number, ReadOnlySpan<byte> content) =>
        [(byte)((number << 3) | 2), checked((byte)content.Length), .. content];

    private static byte[] Field(int number, string content) => Field(number, Encoding.UTF8.GetBytes(content));

    private static async Task<Wire.Reply> ReplyAsync(MemoryChannel channel, long ask)
    {
        while (await channel.ReceiveAsync(default) is { } bytes)
        {
            if (
                Frames.Decode(bytes.Span) is { KindCase: Wire.Frame.KindOneofCase.Reply } frame
                && frame.Reply.Id == ask
            )
            {
                return frame.Reply;
            }
        }

        throw new InvalidOperationException("The link ended without an answer");
    }

    private static async Task SubmitAsync(Linked province, Report report) =>
        await province.Federation.Committee(Given.Id("a")).SubmitAsync(report, Actor.System, false, default);

    private static async Task<NodeFigure> AskAsync(Linked at, string id, string day = "2020-02-01") =>
        await FanOut.AskAsync(
            at.Federation,
            Given.Id(id),
            new Question(Given.Members, FigureTime.AsOf(Given.Day(day))),
            default
        );

    private static NodeFigure FigureOf(Linked at, string id, string day = "2020-02-01") =>
        AskAsync(at, id, day).GetAwaiter().GetResult();

    /// <summary>A nation <c>n</c> and, below a link, its province <c>a</c>.</summary>
    private async Task<(Linked Nation, Linked Province)> LinkedAsync(LinkLimits? limits = null)
    {
        var nation = await StartAsync(new("n", [], false), book, limits);
        var province = await StartAsync(new("a", ["a"], true), new Book());
        book.Enrol("a");
        await JoinAsync(nation, province);
        await nation.Federation.EstablishAsync(
            Given.Id("n"),
            Given.Established(null, "national"),
            Actor.System,
            default
        );
        await province.Federation.EstablishAsync(
            Given.Id("a"),
            Given.Established("n", "province"),
            Actor.System,
            default
        );
        return (nation, province);
    }

    private async Task JoinAsync(Linked nation, Linked province)
    {
        var (upper, lower) = MemoryChannel.Pair();
        _ = nation.Hub.AcceptAsync(upper, book.All[0], ended.Token);
        _ = province.Hub.JoinAsync(lower, ended.Token);
        await Waiting.UntilAsync("the link is up", () => nation.Hub.States[0].Status == LinkStatus.Up);
        await Waiting.UntilAsync("the link is up below", () => province.Hub.States[0].Status == LinkStatus.Up);
    }

    /// <summary>A link that greets in order and says whatever a test wants.</summary>
    private async Task<MemoryChannel> HostileAsync(Linked nation, string instance)
    {
        var (upper, lower) = MemoryChannel.Pair();
        _ = nation.Hub.AcceptAsync(upper, book.Enrol(instance), ended.Token);
        await lower.SendAsync(GreetingFor(instance).ToByteArray(), default);
        Assert.Empty(Frames.Decode((await lower.ReceiveAsync(default))!.Value.Span).Greeting.Refusal);
        return lower;
    }

    private async Task<Linked> StartAsync(LinkSettings settings, ILinkBook enrolled, LinkLimits? limits = null)
    {
        var store = new InstanceStore(
            [],
            (instance, _) =>
                new(
                    new MemoryJournal(
                        stores.GetOrAdd((settings.Name, instance), key => new(key.Instance)),
                        new MemoryFaults()
                    ).AsStored()
                )
        );
        var installation = await Linked.StartAsync(settings, enrolled, store, 256, limits, shelf);
        installations.Add(installation);
        return installation;
    }

    private sealed class Shelf : ILinkShelf
    {
        private readonly ConcurrentDictionary<string, IReadOnlyList<Remembered>> links = new();

        public bool Has(string link, string committee, string kind) =>
            Read(link).Any(one => one.Committee == Given.Id(committee) && one.Kind == kind);

        public IReadOnlyList<Remembered> Read(string link) => links.GetValueOrDefault(link) ?? [];

        public void Write(string link, IReadOnlyList<Remembered> all) => links[link] = all;
    }

    private sealed class Book : ILinkBook
    {
        public event Action? Changed;

        public ImmutableArray<Enrolment> All { get; private set; } = [];

        public Enrolment Enrol(string instance)
        {
            var enrolment = new Enrolment($"link-{instance}", instance, [instance], DateTimeOffset.UnixEpoch);
            All = All.Add(enrolment);
            Changed?.Invoke();
            return enrolment;
        }

        public void Revoke(int index)
        {
            All = All.SetItem(index, All[index] with { IsRevoked = true });
            Changed?.Invoke();
        }

        public Enrolment? Find(string key) => All.FirstOrDefault(e => e.Key == key && !e.IsRevoked);

        public Enrolment? Use(string secret, string key) => null;
    }
}
