using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Resources;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Plans;
using Federation.Core.Time;
using Federation.Engine.Ports;

namespace Federation.Api.Composition;

/// <summary>Who below has reported for a period, and who is late, page by page.</summary>
public static class CompletenessAnswers
{
    /// <summary>The most committees that one page looks at.</summary>
    public const int VisitsMax = 500;

    /// <summary>The period that a request asks for; noted as a fault where no plan has it, null where it is absent or
    /// wrong.</summary>
    /// <param name="query">The request.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="catalogue">The plans.</param>
    public static Period? PeriodOf(Query query, QueryParameter parameter, Catalogue catalogue)
    {
        if (query.Period(parameter) is not { } asked)
        {
            return null;
        }

        if (catalogue.Plans.Any(plan => PlanCalendar.IsPeriodOf(plan, asked)))
        {
            return asked;
        }

        query.Faults.Add(parameter.Name, QueryMessages.NoPlanPeriod(query.Text(parameter)!));
        return null;
    }

    /// <summary>A page of those below, and where the next begins: null on the last.</summary>
    /// <param name="federation">The committees.</param>
    /// <param name="committee">Whose subtree; itself is not in it.</param>
    /// <param name="period">The period of the plans.</param>
    /// <param name="today">The day as of which somebody is late.</param>
    /// <param name="limit">After how many entries the page ends.</param>
    /// <param name="path">The path at which it begins; empty for the beginning.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<(List<CompletenessItem> Items, IReadOnlyList<string>? Next)> PageAsync(
        IFederation federation,
        CommitteeId committee,
        Period period,
        DateOnly today,
        int limit,
        IReadOnlyList<string> path,
        CancellationToken cancellationToken
    )
    {
        var walk = SubtreeWalk.From(committee, ChildrenAsync);
        var (isAnywhere, _) = await walk.GoToAsync(path);
        var items = new List<CompletenessItem>();
        for (var visits = 1; isAnywhere; visits++)
        {
            if (!walk.IsAtRoot)
            {
                items.AddRange(await ItemsAsync(walk.Current));
            }

            isAnywhere = await walk.NextAsync();
            if (isAnywhere && (visits >= VisitsMax || items.Count >= limit))
            {
                return (items, [.. walk.Path]);
            }
        }

        return (items, null);

        // Of who is away nobody here can say whether it is late, nor who is below it.
        async ValueTask<IEnumerable<CommitteeId>> ChildrenAsync(CommitteeId at)
        {
            try
            {
                var children = await federation.Committee(at).ChildrenAsync(period.To, cancellationToken);
                return children.Select(child => child.Id);
            }
            catch (CommitteeAwayException) when (at != committee)
            {
                return [];
            }
        }

        async ValueTask<IEnumerable<CompletenessItem>> ItemsAsync(CommitteeId at)
        {
            try
            {
                return await OfAsync(federation, at, period, today, cancellationToken);
            }
            catch (CommitteeAwayException)
            {
                return [];
            }
        }
    }

    /// <summary>How one committee stands: an entry for each plan of its level that has the period.</summary>
    public static ValueTask<IEnumerable<CompletenessItem>> OfAsync(
        IFederation federation,
        CommitteeId committee,
        Period period,
        DateOnly today,
        CancellationToken cancellationToken
    ) => FormCheck.ItemsAsync(federation, committee, period, today, cancellationToken);
}
