using Federation.Core.Identity;

namespace Federation.Dashboard.Reading;

/// <summary>A province on the map of tiles.</summary>
/// <param name="Committee">Its committee.</param>
/// <param name="Short">Its name in three letters or so, by which no other is meant.</param>
/// <param name="Column">From the west.</param>
/// <param name="Row">From the north.</param>
public sealed record Tile(CommitteeId Committee, string Short, int Column, int Row);
