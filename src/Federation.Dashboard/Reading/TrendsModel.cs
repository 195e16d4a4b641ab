using Federation.Api.Http;
using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>Series of figures, and what they were asked for.</summary>
public sealed record TrendsModel
{
    /// <summary>What was asked, with what was meant where the address says nothing.</summary>
    public required AskedFigures Asked { get; init; }

    /// <summary>How long a step is.</summary>
    public required SeriesStep Step { get; init; }

    /// <summary>The days from the first step to the last.</summary>
    public required Period Days { get; init; }

    /// <summary>One an indicator.</summary>
    public required IReadOnlyList<TrendPanel> Panels { get; init; }

    /// <summary>The dimensions that all of the indicators have.</summary>
    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>Whether a part of it is not up to date.</summary>
    public bool Stale => Panels.Any(panel => panel.Points.Any(point => point.Figure.Stale));
}
