using System.Collections.Immutable;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Rules;
using Federation.Core.Time;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>One committee's answer with the lines that it is made of.</summary>
/// <param name="Committee">Whose.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Figure">The answer.</param>
/// <param name="Lines">What it is made of.</param>
/// <param name="Findings">The committee's own findings on the key.</param>
internal sealed record ExplainBranch(
    CommitteeId Committee,
    Question Question,
    NodeFigure Figure,
    ImmutableArray<Line> Lines,
    ImmutableArray<Finding> Findings
)
{
    /// <summary>Of a flow: only tiles that end on these days count. Default for all.</summary>
    public ImmutableArray<Interval> Days { get; init; }

    /// <summary>
    /// Whether only what the committee itself leaves to its successor counts: its stock less that of its children,
    /// which moved by themselves.
    /// </summary>
    public bool IsCarried { get; init; }

    public Answer Answer => Figure.Answer;

    /// <summary>Whether a caller can ask for just this by its figure, so that a cursor makes sense.</summary>
    public bool IsAskable(DateOnly today) =>
        Days.IsDefault && !IsCarried && (Question.BoundariesAt is null || Question.BoundariesAt == today);

    /// <summary>What the committee contributes now on its days.</summary>
    public Tally Contribution(ImmutableArray<Interval> days) =>
        Answer.Question.Time.IsDate
            ? Answer.Tally
            : Answer.Summand.Pieces.Where(last => Within(days, last)).Sum().Tally;

    public static bool Within(ImmutableArray<Interval> days, DateOnly day) =>
        days.IsDefault || Interval.AnyContains(days, day);
}
