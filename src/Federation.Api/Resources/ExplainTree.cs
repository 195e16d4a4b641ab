using System.Collections.Immutable;
using System.Globalization;
using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Rules;
using Federation.Core.Time;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>
/// Walks down from a figure, committee by committee, so that at every node the counted children add up to the node's
/// value. Where a parent counts only a part of what a committee answers (a flow of a committee that moved within the
/// period, what an absorbed committee leaves), the nodes below are cut to that part.
/// </summary>
internal sealed class ExplainTree(
    IFederation federation,
    int limit,
    DateOnly today,
    CancellationToken cancellationToken
)
{
    /// <summary>
    /// The most nodes of one answer: those beyond are left to be asked for by their cursors. Where a part of a figure
    /// is explained, which has no cursor, as many again are taken before the answer is refused.
    /// </summary>
    private const int NodesMax = 2000;

    private static readonly Bilingual StatedStands = new()
    {
        Vi =
            "Số báo cáo được giữ; số tổng hợp từ dưới lên chỉ để so sánh. Khi số liệu bên dưới đã đầy đủ, hãy ghi sự "
            + "kiện "
            + "“counts-from-below” cho tổ chức này.",
        En =
            "The stated figure stands; the count below is compared only. Once what is below is complete, record the "
            + "event "
            + "“counts-from-below” for this committee.",
    };

    private int left = NodesMax;

    public async ValueTask<ExplainNode> RootAsync(CommitteeId committee, Question question, int depth, int offset)
    {
        var branch = await BranchAsync(committee, question);
        var kind = KindOf(question);
        var role =
            kind == IndicatorKind.DerivedRatio ? LineRole.Derived
            : branch.Answer.Used == Basis.Declared ? LineRole.Declared
            : LineRole.Computed;
        var (children, cursor) = await ChildrenAsync(branch, depth, offset);
        return new()
        {
            Committee = committee.ToString(),
            Counted = true,
            Role = role,
            Figure = branch.Figure.ToWire(federation.Catalogue),
            Note = NoteOn(branch),
            Children = children,
            Cursor = cursor,
        };
    }

    private async ValueTask<ExplainBranch> BranchAsync(CommitteeId committee, Question question)
    {
        var (figure, lines) = await FanOut.ExplainAsync(federation, committee, question, cancellationToken);
        ImmutableArray<Finding> findings = [];
        if (figure.Answer.Findings > 0)
        {
            findings = await FindingsAsync(committee, question.Key);
        }

        return new(committee, question, figure, lines, findings);
    }

    private async ValueTask<ImmutableArray<Finding>> FindingsAsync(CommitteeId committee, FigureKey key)
    {
        try
        {
            var own = await federation.Committee(committee).FindingsAsync(cancellationToken);
            return [.. own.Findings.Where(finding => finding.Key == key)];
        }
        catch (CommitteeAwayException)
        {
            // How many there are is known of who is away; what they say, it keeps to itself.
            return [];
        }
    }

    private async ValueTask<(IReadOnlyList<ExplainNode> Children, string? Cursor)> ChildrenAsync(
        ExplainBranch branch,
        int depth,
        int offset
    )
    {
        var canPage = branch.IsAskable(today);
        var count =
            depth == 0 ? 0
            : canPage ? Math.Min(limit, Math.Max(left, 0))
            : branch.Lines.Length;
        if (count > left + NodesMax)
        {
            throw new RefusalException(Refusals.TooManyContributions());
        }

        var shown = branch.Lines.Skip(offset).Take(count).ToList();
        left -= shown.Count;
        var children = new List<ExplainNode>(shown.Count);
        foreach (var line in shown)
        {
            children.Add(
                line.Next is null
                    ? ExplainLeaves.Of(branch, line, federation.Catalogue)
                    : await BelowAsync(branch, line, depth - 1)
            );
        }

        var next = offset + shown.Count;
        var isMore = canPage && next < branch.Lines.Length;
        var place = next.ToString(CultureInfo.InvariantCulture);
        return (
            children,
            isMore ? Cursor.At(ExplainAnswers.ListingOf(branch.Committee, branch.Question), place) : null
        );
    }

    private async ValueTask<ExplainNode> BelowAsync(ExplainBranch parent, Line line, int depth)
    {
        var branch = await BranchAsync(line.Committee, line.Next!);
        branch = branch with { Days = await DaysAsync(parent, line) };
        var kind = KindOf(line.Next!);
        var isAdditive = kind is IndicatorKind.Stock or IndicatorKind.Flow;
        var now = branch.Contribution(branch.Days);
        var used = parent.Days.IsDefault ? line.Tally : now;
        var sign = 1;
        if (line.Role == LineRole.Move && isAdditive)
        {
            var isTaken = !IsSame(used, now) && IsSame(used, -now);
            sign = isTaken || (!parent.Days.IsDefault && line.Tally.Low < 0) ? -1 : 1;
            branch = branch with { IsCarried = kind == IndicatorKind.Stock && !isTaken && !IsSame(used, now) };
            used = parent.Days.IsDefault || sign > 0 ? used : -used;
        }

        var (isCounted, value) = (line.Counted, ValueOf(parent, line, used));
        if (parent.IsCarried && line.Role == LineRole.Child)
        {
            isCounted = parent.Answer.Used == Basis.Declared;
            (sign, value) = isCounted && value is not null ? (-1, (-line.Tally).ToQuantity()) : (1, value);
        }

        var isChild = line.Role == LineRole.Child && isAdditive && parent.Days.IsDefault;
        var unit = federation.Catalogue.Find(line.Next!.Key.Indicator)!.Unit;
        var (children, cursor) = await ChildrenAsync(branch, depth, 0);
        return new()
        {
            Committee = line.Committee.ToString(),
            Counted = isCounted,
            Role = line.Role,
            Figure = branch.Figure.ToWire(unit, value),
            InFlight = isChild && !IsSame(line.Tally, now) ? InFlightOf(branch, line, now) : null,
            Move = line.Move is { } move ? new() { On = move.On, Committee = move.Committee.ToString() } : null,
            Sign = sign < 0 ? sign : null,
            Days = branch.Days.IsDefault ? null : [.. branch.Days.Select(TextOf)],
            Note = NoteOn(branch),
            Children = children,
            Cursor = cursor,
        };
    }

    /// <summary>
    /// Of a flow: the days whose tiles the parent counts. A tile goes whole to the parent that its committee had on its
    /// last day; what came with a later move counts up to that.
    /// </summary>
    private async ValueTask<ImmutableArray<Interval>> DaysAsync(ExplainBranch parent, Line line)
    {
        var time = line.Next!.Time;
        if (time.IsDate || KindOf(line.Next) != IndicatorKind.Flow)
        {
            return default;
        }

        ImmutableArray<Interval> days = default;
        if (line.Role == LineRole.Move)
        {
            days = [new(DateOnly.MinValue, line.Move!.On)];
        }
        else if (line.Role == LineRole.Child)
        {
            var child = await Profiles.TryAsync(federation, line.Committee, time.Day, cancellationToken);
            // Nobody is below one that is away, whose part would have to be cut to its days.
            days = child is null
                ? default
                : new Core.Committees.CommitteeHistory(child.Events).DaysUnder(parent.Committee);
        }

        var isWhole = days.IsDefault || days.Any(one => one.Contains(time.Period.From) && one.Contains(time.Day));
        return parent.Days.IsDefault ? (isWhole ? default : days)
            : isWhole ? parent.Days
            : Intersect(parent.Days, days);
    }

    private IndicatorKind KindOf(Question question) => federation.Catalogue.Find(question.Key.Indicator)!.Kind;

    private static Quantity? ValueOf(ExplainBranch parent, Line line, Tally used) =>
        parent.Days.IsDefault ? line.Value
        : used.HasValue ? used.ToQuantity()
        : null;

    private static InFlight InFlightOf(ExplainBranch branch, Line line, Tally now) =>
        new()
        {
            Parent = line.Value?.ToWire(),
            Child = now.HasValue ? now.ToQuantity().ToWire() : null,
            Version = branch.Figure.Version.ToString(),
        };

    /// <summary>A note where a stated figure stands although something below it is known.</summary>
    private static Bilingual? NoteOn(ExplainBranch branch) =>
        branch.Answer is { Used: Basis.Declared, Computed: not null, Question.Basis: Basis.Effective }
            ? StatedStands
            : null;

    private static bool IsSame(Tally a, Tally b) =>
        a.Low == b.Low && a.High == b.High && a.MayBeMore > 0 == b.MayBeMore > 0 && a.MayBeLess > 0 == b.MayBeLess > 0;

    private static ImmutableArray<Interval> Intersect(ImmutableArray<Interval> a, ImmutableArray<Interval> b) =>
        [
            .. a.SelectMany(one =>
                    b.Select(other => new Interval(
                        one.From > other.From ? one.From : other.From,
                        one.Until < other.Until ? one.Until : other.Until
                    ))
                )
                .Where(both => !both.IsEmpty),
        ];

    private static string TextOf(Interval days) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{days.From:O}/{(days.Until == DateOnly.MaxValue ? days.Until : days.Until.AddDays(-1)):O}"
        );
}
