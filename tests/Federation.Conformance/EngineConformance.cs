using Federation.Core.Committees;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Conformance;

/// <summary>
/// What <see cref="IFederation"/> and <see cref="ICommittee"/> promise, for every engine to inherit: it uses nothing of an
/// engine but the ports and these few hooks. Each test has a storage of its own, empty at first, which outlives the
/// engines that are started on it, and a nation <c>n</c> with the provinces <c>a</c>, which has the zone <c>a.z</c>, and
/// <c>b</c>: three instances.
/// </summary>
public abstract partial class EngineConformance : IAsyncLifetime
{
    /// <summary>How many commands may wait at a committee before it answers that it is busy.</summary>
    protected const int CommandsMax = 8;

    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The engine that was started last.</summary>
    protected IFederation Federation { get; private set; } = null!;

    /// <summary>Starts an engine over the test's storage, ready to answer.</summary>
    protected abstract Task<IFederation> StartAsync();

    /// <summary>Stops it in order.</summary>
    protected abstract Task StopAsync();

    /// <summary>Waits until all that was written has reached everybody above.</summary>
    protected abstract Task SettleAsync();

    /// <summary>Ends the activation of one committee; whoever asks next finds another, over the same storage.</summary>
    protected abstract Task EndActivationAsync(string id);

    /// <summary>Keeps journals from writing until what is returned is disposed.</summary>
    protected abstract IDisposable HoldWrites();

    /// <summary>Starts the engine and makes the committees known.</summary>
    public virtual async Task InitializeAsync()
    {
        Federation = await StartAsync();
        await EstablishAsync("n", null, "national");
        await EstablishAsync("a", "n", "province");
        await EstablishAsync("b", "n", "province");
        await EstablishAsync("a.z", "a");
    }

    /// <summary>Stops the engine; an adapter's tests add the removal of the storage.</summary>
    public virtual Task DisposeAsync() => StopAsync();

    /// <summary>Stops the engine and starts another over the same storage.</summary>
    protected async Task RestartAsync()
    {
        await StopAsync();
        Federation = await StartAsync();
    }

    private static async Task RefusedAsync(string code, Func<Task> action)
    {
        var refused = await Assert.ThrowsAsync<RequestRefusedException>(action);
        Assert.Equal(code, refused.Code);
        Assert.NotEqual(refused.Text.Vi, refused.Text.En);
    }

    private ICommittee At(string id) => Federation.Committee(Given.Id(id));

    private async Task<WriteResult> EstablishAsync(string id, string? parent, string level = "superior")
    {
        var established = Given.Established(parent, level);
        var result = await Federation.EstablishAsync(Given.Id(id), established, Actor.System, None);
        await SettleAsync();
        return result;
    }

    private async Task<Receipt> SubmitAsync(string id, Report report)
    {
        var receipt = await At(id).SubmitAsync(report, Actor.System, false, None);
        await SettleAsync();
        return receipt;
    }

    private async Task<WriteResult> RecordAsync(
        string id,
        EventKind kind,
        string on,
        string? other = null,
        string? key = null
    )
    {
        var happened = Given.Event(key ?? $"{kind}-{on}".ToLowerInvariant(), kind, on, other);
        var result = await At(id).RecordAsync(happened, Actor.System, None);
        await SettleAsync();
        return result;
    }

    private async Task<NodeFigure> AskAsync(string id, Question question) =>
        await FanOut.AskAsync(Federation, Given.Id(id), question, None);

    private async Task<decimal?> MembersAsync(string id, string day, string? now = null) =>
        (await AskAsync(id, MembersOn(day, now))).Answer.Value?.Low;

    private async Task<decimal?> AdmissionsAsync(string id, string period, string? now = null)
    {
        var time = FigureTime.Over(Given.Period(period));
        var boundaries = now is null ? default(DateOnly?) : Given.Day(now);
        return (await AskAsync(id, new(Given.Admissions, time, Basis.Effective, boundaries))).Answer.Value?.Low;
    }

    private static Question MembersOn(string day, string? now = null, Basis basis = Basis.Effective) =>
        new(Given.Members, FigureTime.AsOf(Given.Day(day)), basis, now is null ? null : Given.Day(now));

    /// <summary>Follows every counted line down to its leaves and holds each against the figure that it explains.</summary>
    private async Task ExplainedAsync(string id, Question question)
    {
        var (figure, lines) = await FanOut.ExplainAsync(Federation, Given.Id(id), question, None);
        var sum = lines.Where(line => line.Counted).Aggregate(default(Tally), (tally, line) => tally + line.Tally);
        Assert.Equal(figure.Answer.Tally, sum);
        foreach (var line in lines.Where(line => line.Next is not null && line.Role == LineRole.Child))
        {
            await ExplainedAsync(line.Committee.ToString(), line.Next!);
        }
    }

    private static IEnumerable<(Indicator, FigureTime)> Everything() =>
        from indicator in Given.Catalogue.Indicators
        from day in (string[])["2020-02-01", "2022-01-01", "2026-01-01"]
        select (
            indicator,
            indicator.TakesPeriod ? FigureTime.Over(Given.Period(day[..4])) : FigureTime.AsOf(Given.Day(day))
        );

    /// <summary>Every figure of every committee, without versions and instants.</summary>
    private async Task<List<string>> PictureAsync()
    {
        var picture = new List<string>();
        var page = await Federation.SearchAsync(new(null, null, null, Given.Day("2026-01-01"), 500, null), None);
        foreach (var entry in page.Entries)
        {
            var id = entry.Id.ToString();
            foreach (var (indicator, time) in Everything())
            {
                var answer = (await AskAsync(id, new(FigureKey.Total(indicator.Code), time))).Answer;
                picture.Add(
                    $"{id} {indicator.Code} {time} {answer.Value} {answer.Used} {answer.Coverage} {answer.Tally}"
                );
            }

            var profile = await At(id).ProfileAsync(Given.Day("2026-01-01"), None);
            picture.Add($"{id} {profile.Units} {string.Join(',', profile.Below)} {profile.LastReport}");
            picture.AddRange((await At(id).ReportsAsync(None)).Select(report => $"{id} {report}"));
        }

        return picture;
    }

    /// <summary>Says what differs in full: the lines of a long list would be shortened.</summary>
    private static void Same(List<string> before, List<string> now)
    {
        var differs = before
            .Except(now)
            .Select(line => "was " + line)
            .Concat(now.Except(before).Select(l => "is  " + l));
        Assert.True(before.SequenceEqual(now), string.Join('\n', differs));
    }
}
