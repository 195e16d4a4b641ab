namespace Federation.Core.Input;

/// <summary>A fault's code and message, before its place is known.</summary>
internal sealed record FaultText(string Code, string Vi, string En);
