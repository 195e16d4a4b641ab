using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>A claim with the key of the report that makes it.</summary>
internal readonly record struct StatedClaim(string Report, Claim Claim);
