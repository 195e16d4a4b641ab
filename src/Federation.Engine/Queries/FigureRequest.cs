using System.Collections.Immutable;
using Federation.Core.Figures;

namespace Federation.Engine.Queries;

/// <summary>A question with what others have answered so far.</summary>
/// <param name="Question">The question.</param>
/// <param name="Explain">Whether the lines that the figure is made of are wanted too.</param>
/// <param name="Plan">What was asked of others; empty at first.</param>
/// <param name="Answers">Their answers, in the plan's order.</param>
public sealed record FigureRequest(
    Question Question,
    bool Explain,
    ImmutableArray<SubQuestion> Plan,
    ImmutableArray<Answer> Answers
)
{
    /// <summary>A first request.</summary>
    public static FigureRequest For(Question question, bool explain = false) => new(question, explain, [], []);
}
