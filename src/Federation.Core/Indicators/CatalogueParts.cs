using System.Collections.Immutable;
using Federation.Core.Plans;

namespace Federation.Core.Indicators;

/// <summary>The lists that a catalogue is made of, before they are checked against each other.</summary>
internal sealed record CatalogueParts(
    ImmutableArray<Indicator> Indicators,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<CodeLabel> Units,
    ImmutableArray<CodeLabel> Levels,
    ImmutableArray<ProgrammeDocument> Programmes,
    ImmutableArray<ReportingPlan> Plans
);
