using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>
/// The days on which what a committee counts may have changed: its own events, and moves across its subtree's border.
/// </summary>
internal static class SeriesBreaks
{
    public static async ValueTask<IReadOnlyList<SeriesBreak>> FindAsync(
        IFederation federation,
        CommitteeId committee,
        Period days,
        CancellationToken cancellationToken
    )
    {
        var profile = await federation.Committee(committee).ProfileAsync(days.To, cancellationToken);
        var breaks = profile
            .Events.Where(happened => days.Contains(happened.EffectiveFrom))
            .Select(happened => Break(happened.EffectiveFrom, committee, happened, null))
            .ToList();
        foreach (var crossing in await CrossingsAsync(federation, committee, days, cancellationToken))
        {
            var move = crossing.Move!;
            if (move.Committee != committee)
            {
                var mover = await Profiles.TryAsync(federation, move.Committee, move.On, cancellationToken);
                var happened = mover?.Events.FirstOrDefault(e =>
                    e.EffectiveFrom == move.On && e.Kind is EventKind.Transferred or EventKind.MergedInto
                );
                breaks.Add(Break(move.On, move.Committee, happened, crossing.Sign));
            }
        }

        return
        [
            .. breaks
                .OrderBy(one => one.On)
                .ThenBy(one => one.Event.Committee, StringComparer.Ordinal)
                .ThenBy(one => one.Event.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The committees that crossed the border: just those whom a question "as of the last day's boundaries" has to ask
    /// beside the committee itself.
    /// </summary>
    private static async ValueTask<IEnumerable<SubQuestion>> CrossingsAsync(
        IFederation federation,
        CommitteeId committee,
        Period days,
        CancellationToken cancellationToken
    )
    {
        var stock = federation.Catalogue.Indicators.FirstOrDefault(indicator => indicator.Kind == IndicatorKind.Stock);
        if (stock is null)
        {
            return [];
        }

        var before = FigureTime.AsOf(days.From.AddDays(-1));
        var question = new Question(FigureKey.Total(stock.Code), before, Basis.Effective, days.To);
        var reply = await federation.Committee(committee).AskAsync(FigureRequest.For(question), cancellationToken);
        return reply.Plan.Where(sub => sub.Move is not null);
    }

    private static SeriesBreak Break(DateOnly on, CommitteeId committee, CommitteeEvent? happened, int? sign) =>
        new()
        {
            On = on,
            Event = new()
            {
                Committee = committee.ToString(),
                Key = happened?.Key,
                Kind = happened?.Kind,
                Sign = sign,
            },
        };
}
