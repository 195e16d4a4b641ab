using System.Collections.Immutable;
using Federation.Core.Explain;
using Federation.Core.Figures;

namespace Federation.Engine.Queries;

/// <summary>Either an answer, or what has to be asked of others before there is one.</summary>
/// <param name="Figure">The answer; null where others have to be asked.</param>
/// <param name="Plan">What to ask; the answers go into the next request.</param>
/// <param name="Lines">The lines that the figure is made of, where they were wanted.</param>
public sealed record FigureReply(NodeFigure? Figure, ImmutableArray<SubQuestion> Plan, ImmutableArray<Line> Lines);
