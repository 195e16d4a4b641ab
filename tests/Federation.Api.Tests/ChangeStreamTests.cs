using System.Collections.Immutable;
using System.Text;
using Federation.Api.Resources;
using Federation.Api.Tests.Support;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Messages;
using Federation.Engine.Queries;

namespace Federation.Api.Tests;

/// <summary>What the stream of changes does with time, on a clock that stands until it is moved.</summary>
public sealed class ChangeStreamTests
{
    private static readonly VersionStamp Start = new(1, 1, 1);

    private readonly ManualClock clock = new();
    private readonly ScriptedChanges changes = new();
    private readonly CancellationTokenSource ending = new();

    [Fact]
    public async Task A_silence_is_broken_by_comments()
    {
        await using var frames = Frames(null);
        Assert.Equal(": vn\nid: 1.1.1\n\n", await NextAsync(frames));
        for (var i = 0; i < 3; i++)
        {
            var next = NextAsync(frames);
            await clock.WhenTimedAsync();
            clock.Advance(ChangeStream.Silence - TimeSpan.FromMilliseconds(1));
            Assert.False(next.IsCompleted);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(": \n\n", await next);
        }
    }

    [Fact]
    public async Task Changes_of_one_second_are_told_once()
    {
        await using var frames = Frames(null);
        await NextAsync(frames);
        changes.Add(new(new(1, 1, 2), false, [FigureKey.Total("party-members")], false));
        Assert.Equal(
            "event: change\nid: 1.1.2\ndata: "
                + "{\"committee\":\"vn\",\"indicator\":\"party-members\",\"breakdown\":null}\n\n",
            await NextAsync(frames)
        );

        // What changes within the second is not asked for before it is over.
        var next = NextAsync(frames);
        await clock.WhenTimedAsync();
        Assert.Equal(1, changes.Asked);
        Assert.False(next.IsCompleted);
        changes.Add(new(new(1, 1, 9), false, [FigureKey.Total("admissions")], true));
        clock.Advance(ChangeStream.Pause);
        var text = await next;
        Assert.Equal([Start, new VersionStamp(1, 1, 2)], changes.After);
        Assert.Equal(
            "event: tree\ndata: {\"committee\":\"vn\"}\n\n"
                + "event: change\nid: 1.1.9\n"
                + "data: {\"committee\":\"vn\",\"indicator\":\"admissions\",\"breakdown\":null}\n\n",
            text
        );
    }

    [Fact]
    public async Task A_reset_says_nothing_of_keys()
    {
        await using var frames = Frames(VersionStamp.None);
        Assert.Equal(": vn\n\n", await NextAsync(frames));
        changes.Add(new(new(1, 2, 5), true, [FigureKey.Total("admissions")], true));
        Assert.Equal("event: reset\nid: 1.2.5\ndata: {\"committee\":\"vn\"}\n\n", await NextAsync(frames));
        Assert.Equal([VersionStamp.None], changes.After);
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled()
    {
        await using var frames = Frames(null);
        await NextAsync(frames);
        var next = NextAsync(frames);
        await clock.WhenTimedAsync();
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> frames)
    {
        Assert.True(await frames.MoveNextAsync());
        return Encoding.UTF8.GetString(frames.Current.Span);
    }

    private IAsyncEnumerator<ReadOnlyMemory<byte>> Frames(VersionStamp? after) =>
        new ChangeStream(changes, CommitteeId.Parse("vn"), clock)
            .FramesAsync(after, Start, ending.Token)
            .GetAsyncEnumerator(ending.Token);

    /// <summary>A committee of which only the changes are asked, and they are what the test says.</summary>
    private sealed class ScriptedChanges : CommitteeDouble
    {
        private readonly SemaphoreSlim ready = new(0);
        private ImmutableQueue<ChangeSet> coming = [];

        public List<VersionStamp?> After { get; } = [];

        public int Asked => After.Count;

        public void Add(ChangeSet set)
        {
            ImmutableInterlocked.Enqueue(ref coming, set);
            ready.Release();
        }

        public override async ValueTask<ChangeSet> ChangesAsync(
            VersionStamp? after,
            CancellationToken cancellationToken
        )
        {
            After.Add(after);
            await ready.WaitAsync(cancellationToken);
            ImmutableInterlocked.TryDequeue(ref coming, out var set);
            return set!;
        }
    }
}
