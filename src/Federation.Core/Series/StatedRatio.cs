using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Time;

namespace Federation.Core.Series;

/// <summary>
/// A percentage that one committee states. It belongs to that committee and is never added or averaged upward.
/// </summary>
/// <param name="Committee">Who states it.</param>
/// <param name="Period">The period, or the day alone.</param>
/// <param name="Quantity">The percentage.</param>
public sealed record StatedRatio(CommitteeId Committee, Period Period, Quantity Quantity);
