using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>
/// The stated parts of a stated whole where they do not go with it, over one dimension, at one scope and time.
/// </summary>
/// <param name="Whole">The whole as stated.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Parts">The sum of the parts.</param>
/// <param name="IsExcess">
/// Whether the parts are more than the whole; otherwise they are less, although every member is among them.
/// </param>
internal sealed record PartSum(Statement Whole, Dimension Dimension, Quantity Parts, bool IsExcess);
