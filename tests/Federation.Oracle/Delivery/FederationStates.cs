using System.Collections.Immutable;
using Federation.Core.Explain;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.State;

namespace Federation.Oracle.Delivery;

/// <summary>The product's states of a whole federation, asked the way an engine asks them.</summary>
public sealed class FederationStates(IReadOnlyDictionary<CommitteeId, CommitteeState> states)
{
    /// <summary>The committees, in order.</summary>
    public IReadOnlyList<CommitteeId> Committees => [.. states.Keys.Order()];

    /// <summary>What a committee knows.</summary>
    public CommitteeState this[CommitteeId committee] => states[committee];

    /// <summary>Asks one committee, and whom it has to ask first.</summary>
    public Answer Ask(CommitteeId committee, Question question)
    {
        var (plan, answers) = Prepare(committee, question);
        return Asking.Answer(states[committee], question, plan, answers);
    }

    /// <summary>What has to be asked of others for an answer, and what they answer.</summary>
    public (ImmutableArray<SubQuestion> Plan, IReadOnlyList<Answer> Answers) Prepare(
        CommitteeId committee,
        Question question
    )
    {
        var plan = Asking.Plan(states[committee], question);
        return (plan, [.. plan.Select(p => Ask(p.Committee, p.Question))]);
    }

    /// <summary>
    /// What is wrong with an explanation, null where nothing is: the counted lines sum to the answer, and a stock's line
    /// is what its committee answers (a flow's is cut to the days of belonging).
    /// </summary>
    public string? LinesFault(CommitteeId committee, Question question)
    {
        var (plan, answers) = Prepare(committee, question);
        var answer = Asking.Answer(states[committee], question, plan, answers);
        var counted = Explaining.Lines(states[committee], answer, plan, answers).Where(l => l.Counted).ToList();
        var sum = Total(counted.Where(l => l.Role != LineRole.Move || answer.Used != Basis.Declared));
        if (answer.Used == Basis.Declared)
        {
            sum = sum.PlusMoved(Total(counted.Where(l => l.Role == LineRole.Move)));
        }

        if (sum != answer.Tally)
        {
            return $"{committee} {question.Key} {question.Time}: lines {sum}, answer {answer.Tally}";
        }

        var child = counted.FirstOrDefault(l =>
            question.Time.IsDate
            && l is { Role: LineRole.Child, Next: { } next }
            && Ask(l.Committee, next).Tally != l.Tally
        );
        return child is null ? null : $"{committee} {question.Key} {question.Time}: line {child} is not its answer";
    }

    private static Tally Total(IEnumerable<Line> lines) => lines.Aggregate(Tally.Zero, (sum, line) => sum + line.Tally);
}
