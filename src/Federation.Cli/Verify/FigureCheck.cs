using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Engine.Agents;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Engine.Queries;
using Federation.Storage.Sqlite;

namespace Federation.Cli.Verify;

/// <summary>
/// The program over the folder, with its snapshots and its protocol, against what the journals alone give: every
/// committee's figures, up to the nation's.
/// </summary>
internal sealed class FigureCheck(string folder, Catalogue catalogue, TimeProvider clock, Counts counts)
{
    /// <summary>Children that are kept elsewhere are away at once.</summary>
    private static readonly AgentLimits Limits = new() { AwayAfter = TimeSpan.Zero };

    private readonly DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    private readonly Dictionary<string, StoredInstance> opened = new(StringComparer.Ordinal);

    public async Task<Difference?> RunAsync(CancellationToken cancellationToken)
    {
        await using var federation = new EmbeddedFederation(catalogue, Store(), clock, Limits);
        await federation.StartAsync(cancellationToken);
        // Read only now: what the program had not finished when it was stopped, it has just finished in the journals.
        var states = Recomputation.Of(await JournalStates.ReadAsync(opened, catalogue, cancellationToken));
        foreach (var (committee, state) in states.Where(s => s.Value.History.Exists))
        {
            foreach (var question in Figures.Of(state, today).Where(q => Asking.Plan(state, q).IsEmpty))
            {
                var reply = await federation
                    .Committee(committee)
                    .AskAsync(FigureRequest.For(question), cancellationToken);
                counts.Figures++;
                var served = reply.Figure is { } figure ? Figures.Said(figure.Answer) : null;
                var recomputed = Figures.Said(Asking.Answer(state, question, [], []));
                if (served != recomputed)
                {
                    var key = $"{Figures.NameOf(question.Key)}, {question.Time}";
                    var what = Texts.FigureDiffers(served, recomputed);
                    return new(committee.Instance, committee, key, what, Texts.TellUs());
                }
            }
        }

        return null;
    }

    private InstanceStore Store()
    {
        var store = SqliteFolder.Store(folder, clock);
        return new(
            store.Existing,
            async (instance, cancellationToken) =>
                opened[instance] = await store.OpenAsync(instance, cancellationToken).ConfigureAwait(false)
        );
    }
}
