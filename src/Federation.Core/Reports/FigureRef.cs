using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Core.Reports;

/// <summary>A figure that a claim or a target names.</summary>
/// <param name="Committee">Whose; null for the committee that reports.</param>
/// <param name="Key">What.</param>
/// <param name="Time">When.</param>
public sealed record FigureRef(CommitteeId? Committee, FigureKey Key, FigureTime Time);
