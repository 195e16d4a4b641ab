using Federation.Cli.Verify;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Storage.Moving;

namespace Federation.Cli.Migrate;

/// <summary>Every committee's figures, recomputed from the originals' journals and from the copies'.</summary>
internal sealed class FigureComparison(Catalogue catalogue, TimeProvider clock)
{
    private readonly DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>How many were compared.</summary>
    public long Figures { get; private set; }

    /// <summary>Whether all agree; the first difference is said.</summary>
    public async Task<bool> AgreeAsync(MovedInstances moved, Speaker error, CancellationToken cancellationToken)
    {
        var found = await FirstDifferenceAsync(moved, cancellationToken);
        if (found is not null)
        {
            error.Say(found.Say());
        }

        return found is null;
    }

    private async Task<Difference?> FirstDifferenceAsync(MovedInstances moved, CancellationToken cancellationToken)
    {
        var mine = Recomputation.Of(await JournalStates.ReadAsync(moved.Originals, catalogue, cancellationToken));
        var copied = Recomputation.Of(await JournalStates.ReadAsync(moved.Copies, catalogue, cancellationToken));
        foreach (var (committee, state) in mine.Where(s => s.Value.History.Exists))
        {
            foreach (var question in Verify.Figures.Of(state, today).Where(q => Asking.Plan(state, q).IsEmpty))
            {
                Figures++;
                var original = Verify.Figures.Said(Asking.Answer(state, question, [], []));
                var copy = copied.TryGetValue(committee, out var other)
                    ? Verify.Figures.Said(Asking.Answer(other, question, [], []))
                    : null;
                if (copy != original)
                {
                    var key = $"{Verify.Figures.NameOf(question.Key)}, {question.Time}";
                    var what = MigrateTexts.FigureDiffers(original, copy);
                    return new(committee.Instance, committee, key, what, Texts.TellUs());
                }
            }
        }

        return null;
    }
}
