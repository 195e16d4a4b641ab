using Federation.Conformance;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Clustered.Tests;

/// <summary>
/// A node keeps what committees of other nodes answer for as long as it would be told of a change: as the interface
/// does, under what the answers come from.
/// </summary>
public abstract partial class ClusterConformance
{
    private const int Revisions = 200;
    private const int Heard = 20;

    private static readonly CommitteeId Cell = Given.Id("a.z");

    private static readonly FigureRequest Asked = FigureRequest.For(
        new(Given.Members, FigureTime.AsOf(Given.Day("2020-02-01"))),
        false
    );

    private ICommittee There => Nodes.First(node => node.Engine.IsActive(Cell)).Federation.Committee(Cell);

    private ICommittee Elsewhere => Nodes.First(node => !node.Engine.IsActive(Cell)).Federation.Committee(Cell);

    [Fact]
    public async Task What_another_node_answers_is_kept_until_it_changes()
    {
        var (there, here) = (There, Elsewhere);
        object? from = null;
        await Waiting.UntilAsync(
            "what is kept stays over another question",
            async () =>
            {
                from = await KeptAsync(here);
                await here.AskAsync(Asked, default);
                return ReferenceEquals(from, here.AnswersFrom);
            }
        );

        await there.SubmitAsync(Members(1), Actor.System, false, default);
        await Waiting.UntilAsync("the change is told", () => here.AnswersFrom is null);
        Assert.NotSame(from, await KeptAsync(here));
    }

    [Fact]
    public async Task Nothing_that_is_kept_is_older_than_what_was_answered_before()
    {
        var (there, here) = (There, Elsewhere);
        var writing = Task.Run(
            async () =>
            {
                for (var revision = 1; revision <= Revisions; revision++)
                {
                    await there.SubmitAsync(Members(revision), Actor.System, false, default);
                }
            },
            CancellationToken.None
        );
        var (asked, again, last) = (0, 0, 0m);
        (object? From, decimal Value) kept = (null, 0);
        async ValueTask<bool> ReadAsync()
        {
            var from = here.AnswersFrom;
            if (from is not null && ReferenceEquals(from, kept.From))
            {
                again++;
            }
            else
            {
                kept = (from, (await here.AskAsync(Asked, default)).Figure!.Answer.Value?.Low ?? 0);
                asked++;
            }

            Assert.True(kept.Value >= last, $"{kept.Value} after {last}");
            Assert.False(writing.IsFaulted, writing.Exception?.ToString());
            last = kept.Value;
            return last == Revisions && again > 0;
        }

        await Waiting.UntilAsync("the last is there, and something was answered from what was kept", ReadAsync);
        await writing;
        Assert.True(asked > 1, $"asked {asked} times");
    }

    [Fact]
    public async Task Whoever_has_heard_of_a_change_is_not_answered_by_what_was_kept_before()
    {
        var (there, here) = (There, Elsewhere);
        var version = (await here.ChangesAsync(null, default)).Version;
        for (var revision = 1; revision <= Heard; revision++)
        {
            var from = await KeptAsync(here);
            var change = here.ChangesAsync(version, default).AsTask();
            await there.SubmitAsync(Members(revision), Actor.System, false, default);
            version = (await Waiting.For(change, "the change")).Version;
            Assert.NotSame(from, here.AnswersFrom);
        }
    }

    [Fact]
    public async Task What_a_node_told_that_has_gone_is_relied_upon_no_more()
    {
        var here = Elsewhere;
        var from = await KeptAsync(here);
        var there = Nodes.Select(node => node.Engine.IsActive(Cell)).ToList().IndexOf(true);
        await cluster!.KillSiloAsync(cluster.Silos[there]);
        await Waiting.UntilAsync("it is silent", () => !ReferenceEquals(from, here.AnswersFrom));
    }

    private static Report Members(int revision) => Given.Stock("r", "2020-01-31", revision, revision);

    /// <summary>What a committee answers from, once its answers may be kept.</summary>
    private static async Task<object> KeptAsync(ICommittee here)
    {
        await Waiting.UntilAsync(
            "answers may be kept",
            async () =>
            {
                await here.AskAsync(Asked, default);
                return here.AnswersFrom is not null;
            }
        );
        return here.AnswersFrom!;
    }
}
