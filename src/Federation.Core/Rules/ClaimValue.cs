using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>A value in its claim's own terms: with a sign, a percent sign, the claim's number of decimals.</summary>
internal readonly record struct ClaimValue(ClaimKind Kind, int Decimals, Quantity Quantity)
{
    public static ClaimValue Of(Claim claim, Quantity value) => new(claim.Kind, claim.Decimals, value);

    /// <summary>As a message writes it.</summary>
    public string Write(Words words)
    {
        if (Kind == ClaimKind.Difference)
        {
            return words.Write(new Change(Quantity));
        }

        var decimals = Decimals;
        var isPercent =
            Kind is ClaimKind.GrowthPercent or ClaimKind.RatioTo or ClaimKind.Achievement or ClaimKind.Share;
        return words.Of(Quantity, n => words.Of(n, decimals)) + (isPercent ? " %" : "");
    }
}
