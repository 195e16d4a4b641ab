using Federation.Core.Indicators;

namespace Federation.Engine.Ports;

/// <summary>What is held of one key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shown">What the child shows of it, encoded in the holding's format.</param>
public sealed record HeldKey(FigureKey Key, ReadOnlyMemory<byte> Shown);
