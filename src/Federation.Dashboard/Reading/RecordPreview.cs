using Federation.Api.Wire;
using Federation.Core.Indicators;

namespace Federation.Dashboard.Reading;

/// <summary>What an event will do, before it is recorded.</summary>
public sealed record RecordPreview
{
    /// <summary>What it does, a sentence each.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Figures that it carries along, or that will be counted otherwise.</summary>
    public IReadOnlyList<(Indicator Indicator, Figure Now, Figure? Then)> Figures { get; init; } = [];
}
