using System.Collections.Immutable;

namespace Federation.Core.Reports;

/// <summary>Observations, targets and claims that one committee submits together from one source.</summary>
/// <param name="Key">The report's slug, unique within its committee.</param>
/// <param name="Revision">1 or more; the highest stands and replaces the whole report.</param>
/// <param name="Time">What it is a report of: its as-of date or its period.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Observations">The stated figures, then the totals derived from them.</param>
/// <param name="Targets">What is to be reached.</param>
/// <param name="Claims">What the text says about figures.</param>
/// <param name="AnswersTo">Codes of the programme documents it answers to.</param>
public sealed record Report(
    string Key,
    int Revision,
    FigureTime Time,
    Source Source,
    ImmutableArray<Observation> Observations,
    ImmutableArray<Target> Targets,
    ImmutableArray<Claim> Claims,
    ImmutableArray<string> AnswersTo
)
{
    /// <summary>This report's place among the statements of its committee.</summary>
    public ReportOrder Order => new(KnownOn, Source.PublishedOn ?? DateOnly.MinValue, Key, Revision);

    /// <summary>
    /// The as-of date or the period's last day, but not after the source's publication: a year told in November says
    /// nothing of December, so what is told on 20 December stands after it.
    /// </summary>
    public DateOnly KnownOn => Source.NotAfterPublication(Time.Day);
}
