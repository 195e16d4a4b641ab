using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Ports;

namespace Federation.Conformance;

/// <summary>Versions, the stream of changes, and what outlives an activation and an engine.</summary>
public abstract partial class EngineConformance
{
    [Fact]
    public async Task Whoever_waits_for_a_change_hears_of_it()
    {
        var start = await At("n").ChangesAsync(null, None);
        var change = At("n").ChangesAsync(start.Version, None).AsTask();
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var heard = await Waiting.For(change, "the change at the nation");
        Assert.Contains(Given.Members, heard.Keys);
        Assert.DoesNotContain(Given.Admissions, heard.Keys);
        Assert.False(heard.Reset);
        Assert.True(heard.Version.CompareTo(start.Version) > 0);
        using var giveUp = new CancellationTokenSource();
        var nothing = At("n").ChangesAsync(heard.Version, giveUp.Token).AsTask();
        Assert.False(nothing.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => nothing);
    }

    [Fact]
    public async Task No_changed_key_is_lost_between_two_versions()
    {
        var version = (await At("n").ChangesAsync(null, None)).Version;
        string[] codes =
        [
            .. Given.Catalogue.Indicators.Where(one => one.Kind == IndicatorKind.Stock).Select(one => one.Code),
        ];
        var writing = Task.Run(
            async () =>
            {
                foreach (var code in codes)
                {
                    var time = FigureTime.AsOf(Given.Day("2020-01-31"));
                    var stated = new Observation(FigureKey.Total(code), time, Quantity.Exact(1), Scope.Own);
                    var report = new Report($"r-{code}", 1, time, new(null, null, null, null), [stated], [], [], []);
                    await At("a.z").SubmitAsync(report, Actor.System, false, None);
                }
            },
            None
        );
        var missing = codes.Select(FigureKey.Total).ToHashSet();
        while (missing.Count > 0)
        {
            var next = At("n").ChangesAsync(version, None).AsTask();
            var heard = await Waiting.For(next, $"a change of one of {string.Join(", ", missing)}");
            Assert.False(heard.Reset);
            Assert.True(heard.Version.CompareTo(version) > 0);
            version = heard.Version;
            missing.ExceptWith(heard.Keys);
        }

        await writing;
    }

    [Fact]
    public async Task A_version_of_another_activation_is_a_reset()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var version = (await At("n").ChangesAsync(null, None)).Version;
        await RestartAsync();
        var heard = await Waiting.For(At("n").ChangesAsync(version, None).AsTask(), "the reset");
        Assert.True(heard.Reset);
        Assert.True(version.IsOlderActivationThan(heard.Version));
    }

    [Theory]
    [InlineData("a.z")]
    [InlineData("n")]
    public async Task Whoever_waits_hears_that_another_activation_has_followed(string id)
    {
        var start = await At(id).ChangesAsync(null, None);
        var change = At(id).ChangesAsync(start.Version, None).AsTask();
        await EndActivationAsync(id);
        var heard = await Waiting.For(change, "the other activation");
        Assert.True(heard.Reset);
    }

    [Fact]
    public async Task What_answers_come_from_is_the_same_for_as_long_as_they_are()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        object? before = null;
        await Waiting.UntilAsync(
            "what a.z answers from stays over another question",
            async () => ReferenceEquals(before = await FromAsync("a.z"), await FromAsync("a.z"))
        );

        await At("a.z").SubmitAsync(Given.Stock("r", "2020-01-31", 41, revision: 2), Actor.System, false, None);
        // It was written here: at once.
        Assert.NotSame(before ?? new object(), At("a.z").AnswersFrom);
        Assert.Equal(41, await MembersAsync("a.z", "2020-02-01"));
        var later = await FromAsync("a.z");
        await EndActivationAsync("a.z");
        await ReplacedAsync("a.z", later);
    }

    [Fact]
    public async Task What_answers_come_from_is_replaced_with_what_is_below()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var before = await FromAsync("n");
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 41, revision: 2));
        await ReplacedAsync("n", before);
        Assert.Equal(41, await MembersAsync("n", "2020-02-01"));
    }

    /// <summary>What a committee answers from, asked first, since an engine may have to ask for it.</summary>
    private async Task<object?> FromAsync(string id)
    {
        await MembersAsync(id, "2020-02-01");
        return At(id).AnswersFrom;
    }

    /// <summary>Waits until what a committee answered from is not what it answers from.</summary>
    private Task ReplacedAsync(string id, object? before) =>
        Waiting.UntilAsync(
            $"what {id} answered from is replaced",
            () => before is null || !ReferenceEquals(before, At(id).AnswersFrom)
        );

    [Fact]
    public async Task A_figures_version_changes_with_it_alone()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        var first = await AskAsync("n", MembersOn("2020-02-01"));
        await SubmitAsync("a.z", Given.Flow("f", "2020-Q1", 4));
        var same = await AskAsync("n", MembersOn("2020-02-01"));
        Assert.Equal((first.Version, first.FreshAt), (same.Version, same.FreshAt));
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 41, revision: 2));
        var other = await AskAsync("n", MembersOn("2020-02-01"));
        Assert.True(other.Version.CompareTo(first.Version) > 0);
        Assert.True(other.FreshAt >= first.FreshAt);
        Assert.False(other.Stale);
    }

    [Theory]
    [InlineData("a.z")]
    [InlineData("a")]
    [InlineData("n")]
    public async Task An_activation_that_ends_takes_nothing_along(string id)
    {
        await FillAsync();
        var before = await PictureAsync();
        await EndActivationAsync(id);
        await SettleAsync();
        Same(before, await PictureAsync());
        await SubmitAsync("a.z", Given.Stock("after", "2022-01-01", 50));
        Assert.Equal(55, await MembersAsync("n", "2022-01-01"));
    }

    [Fact]
    public async Task A_restart_over_the_same_storage_gives_the_same()
    {
        await FillAsync();
        var before = await PictureAsync();
        for (var restart = 0; restart < 2; restart++)
        {
            await RestartAsync();
            Same(before, await PictureAsync());
            Assert.False((await AskAsync("n", MembersOn("2026-01-01"))).Stale);
            Assert.True((await SubmitAsync("b", Given.Stock("r", "2020-01-31", 5))).Repeated);
        }
    }

    private async Task FillAsync()
    {
        await SubmitAsync("a.z", Given.Stock("r", "2020-01-31", 40));
        await SubmitAsync("a.z", Given.Flow("f", "2020-Q1", 4));
        await SubmitAsync("b", Given.Stock("r", "2020-01-31", 5));
        await SubmitAsync("a", Given.Stock("w", "2020-01-31", 7));
        await At("a").WithdrawAsync("w", "Nhầm", Actor.System, None);
        await RecordAsync("a", EventKind.MergedInto, "2025-07-01", "b");
    }
}
