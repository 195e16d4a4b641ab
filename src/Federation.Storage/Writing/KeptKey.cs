using Federation.Core.Indicators;

namespace Federation.Storage.Writing;

/// <summary>A row of a holding's keys.</summary>
internal sealed record KeptKey(FigureKey Key, byte[] Checksum, byte[] Shown);
