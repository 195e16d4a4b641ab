using Federation.Core.Reports;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Puts targets and claims into words.</summary>
internal static class ExtraTexts
{
    /// <summary>A target: <c>Đảng viên mới kết nạp, năm 2024: 50 người</c>.</summary>
    public static string Of(Target target, PageView view)
    {
        var unit = target.PercentOf is null ? view.Catalogue.Find(target.Key.Indicator)?.Unit ?? "" : "percent";
        var by = target.SetBy is { } setter ? $" ({setter})" : "";
        return $"{NameOf(target.Key, view)}, {view.Write.Period(target.Period)}: "
            + view.Write.Value(Amounts.Of(target.Quantity), unit)
            + by;
    }

    /// <summary>A claim: <c>Đảng viên, ngày 19/06/2022: tăng gấp 5,35, so với ngày 19/06/2012</c>.</summary>
    public static string Of(Claim claim, PageView view)
    {
        var unit = claim.Kind
            is ClaimKind.GrowthPercent
                or ClaimKind.RatioTo
                or ClaimKind.Share
                or ClaimKind.Achievement
            ? "percent"
            : "";
        var value = claim.Value is { } stated ? " " + view.Write.Value(Amounts.Of(stated), unit) : "";
        var against = claim.Against is { } other
            ? $"; {Strings.SubmitAgainst}: {NameOf(other.Key, view)}, {ReasonTexts.When(other.Time, view.Write)}"
            : "";
        return $"{NameOf(claim.Of.Key, view)}, {ReasonTexts.When(claim.Of.Time, view.Write)}: "
            + KindOf(claim.Kind)
            + value
            + against;
    }

    /// <summary>What a kind of claim says.</summary>
    public static string KindOf(ClaimKind kind) =>
        kind switch
        {
            ClaimKind.GrowthFactor => Strings.ClaimGrowthFactor,
            ClaimKind.GrowthPercent => Strings.ClaimGrowthPercent,
            ClaimKind.Difference => Strings.ClaimDifference,
            ClaimKind.RatioTo => Strings.ClaimRatioTo,
            ClaimKind.Share => Strings.ClaimShare,
            ClaimKind.Achievement => Strings.ClaimAchievement,
            ClaimKind.Sum => Strings.ClaimSum,
            ClaimKind.Conversion => Strings.ClaimConversion,
            _ => Strings.ClaimRestates,
        };

    private static string NameOf(Core.Indicators.FigureKey key, PageView view) =>
        view.Write.Capital(
            KeyTexts.Of(
                view.Catalogue,
                view.Write,
                key.Indicator,
                key.Breakdown.IsTotal ? null : key.Breakdown.ToString()
            )
        );
}
