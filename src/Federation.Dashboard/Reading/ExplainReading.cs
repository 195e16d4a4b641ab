using System.Globalization;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Reads what a figure is made of, and why something reported is not in it.</summary>
internal static class ExplainReading
{
    /// <summary>From the nation down to the documents, in a tree of four levels.</summary>
    private const int DepthDefault = 4;

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } =
    [
        Parameters.Indicator with
        {
            IsRequired = false,
        },
        Parameters.Breakdown,
        Parameters.AsOf,
        Parameters.Period,
        Parameters.Boundaries,
        Parameters.Basis,
        Parameters.Depth with
        {
            Whole = (1, Parameters.DepthMax, DepthDefault),
        },
        Parameters.Limit,
        Parameters.Cursor,
    ];

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var query = call.Query;
        var code = query.Text(Taken[0]);
        var question = code is null ? null : QuestionOf(call, code);
        var depth = query.Whole(Taken[6])!.Value;
        var limit = query.Limit();
        var offset = ExplainAnswers.OffsetOf(query, call.Committee, question);
        query.Check();
        return question is null
            ? await ChoosingAsync(call)
            : await ExplainedAsync(call, question, (depth, limit, offset));
    }

    /// <summary>
    /// The day of the page goes with every link, so it may stand beside a period, and a chooser may leave the time
    /// that fitted another indicator: what fits this one counts.
    /// </summary>
    internal static Question? QuestionOf(PageCall call, string code)
    {
        var (asOf, period) = (call.Query.Text(Parameters.AsOf), call.Query.Text(Parameters.Period));
        var texts = new FigureTexts(
            code,
            call.Query.Text(Parameters.Breakdown),
            asOf,
            period,
            call.Query.Text(Parameters.Boundaries),
            call.Query.Text(Parameters.Basis)
        );
        texts = call.Catalogue.Find(code)?.TakesPeriod switch
        {
            true => texts with
            {
                AsOf = null,
                Period = period ?? call.AsOf.Year.ToString(CultureInfo.InvariantCulture),
            },
            _ => texts with { AsOf = asOf ?? Text(DayOf(period) ?? call.AsOf), Period = null },
        };
        return new FigureReading(call.Query.Faults, call.Catalogue, call.View.Today).Question(texts);
    }

    private static DateOnly? DayOf(string? period) =>
        period is not null && PeriodNames.TryParse(period, out var parsed) ? parsed.To : null;

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static async ValueTask<ExplainModel> ChoosingAsync(PageCall call)
    {
        var known = new List<OverviewLine>();
        foreach (var indicator in call.Catalogue.Indicators)
        {
            var history = new FigureHistory(call.Federation, call.Committee, indicator, call.AsOf);
            if (await history.ReadAsync(Breakdown.Total, call.Aborted) is { } line)
            {
                known.Add(line);
            }
        }

        return new()
        {
            Question = null,
            Root = null,
            Committees = new Dictionary<string, CommitteeLink>(),
            Known = known,
        };
    }

    private static async ValueTask<ExplainModel> ExplainedAsync(
        PageCall call,
        Question question,
        (int Depth, int Limit, int Offset) asked
    )
    {
        var root = await ExplainAnswers.AskAsync(
            call.Federation,
            call.Committee,
            question,
            asked.Depth,
            asked.Limit,
            asked.Offset,
            call.View.Today,
            call.Aborted
        );
        // The way up is that of the tree as it was then, and of the figure that counts.
        var isPlain = question is { Basis: Basis.Effective, BoundariesAt: null };
        var above = isPlain ? await UpperReading.ReadAsync(call, question) : [];
        var committees = new Dictionary<string, CommitteeLink>(StringComparer.Ordinal);
        await NameAsync(call, root, question.Time.Day, committees);
        foreach (var reason in above)
        {
            await NameAsync(call, reason.Upper!.Committee, question.Time.Day, committees);
        }

        return new()
        {
            Question = question,
            Root = root,
            Committees = committees,
            Indicator = call.Catalogue.Find(question.Key.Indicator),
            Here = await HereAsync(call, question, root),
            Above = above,
            IsContinued = asked.Offset > 0,
        };
    }

    private static async ValueTask<IReadOnlyList<Reason>> HereAsync(PageCall call, Question question, ExplainNode root)
    {
        var stated = await StatedReading.ReadAsync(
            call.Federation.Committee(call.Committee),
            one => one.Key.Indicator == question.Key.Indicator,
            call.Aborted
        );
        var used = new HashSet<(string, int, FigureKey, FigureTime)>();
        foreach (var leaf in root.Children.Where(child => child.Counted))
        {
            if (leaf.Observation is { } one && Breakdown.TryParse(one.Key.Breakdown, out var breakdown))
            {
                used.Add((one.Report, one.Revision, new(one.Key.Indicator, breakdown), TimeOf(one)));
            }
        }

        return Reasons.Here(
            [.. stated.Select(one => one.Stated)],
            question.Key,
            question.Time,
            root.Figure.Basis,
            one => used.Contains((one.Report, one.Revision, one.Key, one.Time))
        );
    }

    private static FigureTime TimeOf(StatedObservation one) =>
        one.AsOf is { } day ? FigureTime.AsOf(day)
        : PeriodNames.TryParse(one.Period!, out var period) ? FigureTime.Over(period)
        : default;

    private static async ValueTask NameAsync(
        PageCall call,
        ExplainNode node,
        DateOnly day,
        Dictionary<string, CommitteeLink> committees
    )
    {
        await NameAsync(call, node.Committee, day, committees);
        foreach (var child in node.Children)
        {
            await NameAsync(call, child, day, committees);
        }
    }

    private static async ValueTask NameAsync(
        PageCall call,
        string id,
        DateOnly day,
        Dictionary<string, CommitteeLink> committees
    )
    {
        if (!committees.ContainsKey(id))
        {
            committees[id] = await CommitteeCalls.LinkAsync(call.Federation, id, day, call.Aborted);
        }
    }
}
