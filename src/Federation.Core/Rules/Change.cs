using Federation.Core.Quantities;

namespace Federation.Core.Rules;

/// <summary>An amount that is told with its sign: "+115".</summary>
internal readonly record struct Change(Quantity Quantity);
