using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>What a quality rule says. A function of state, never of arrival.</summary>
/// <param name="Code">The rule's kebab-case code.</param>
/// <param name="Severity">How serious.</param>
/// <param name="Committee">Whose figure or report.</param>
/// <param name="Key">The figure it is about, null for a report as a whole.</param>
/// <param name="Time">The figure's time, where it has one.</param>
/// <param name="Report">The report's key, where one report is meant.</param>
/// <param name="Message">What is wrong and what to do, in both languages.</param>
/// <param name="Locator">Where in the source, where known.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    CommitteeId Committee,
    FigureKey? Key,
    FigureTime? Time,
    string? Report,
    Labels Message,
    string? Locator = null
);
