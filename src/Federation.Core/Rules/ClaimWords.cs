using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>How messages retell claims and say why one cannot be decided.</summary>
internal static class ClaimWords
{
    /// <summary>What the claim says: "“Party members on 19 June 2022” is 5.35 times “Party members on …”".</summary>
    public static Phrase Tell(Claim claim, Catalogue catalogue)
    {
        var (vi, en) = claim.Kind switch
        {
            ClaimKind.GrowthFactor => ("“{0}” gấp {1} lần “{2}”", "“{0}” is {1} times “{2}”"),
            ClaimKind.GrowthPercent => ("“{0}” tăng {1} so với “{2}”", "“{0}” grew by {1} from “{2}”"),
            ClaimKind.Difference => ("“{0}” chênh {1} so với “{2}”", "“{0}” differs by {1} from “{2}”"),
            ClaimKind.RatioTo => ("“{0}” bằng {1} của “{2}”", "“{0}” equals {1} of “{2}”"),
            ClaimKind.Achievement => ("“{0}” đạt {1} chỉ tiêu", "“{0}” reaches {1} of its target"),
            ClaimKind.Share => ("“{0}” chiếm {1} của “{2}”", "“{0}” is {1} of “{2}”"),
            ClaimKind.Conversion => ("“{0}” quy đổi theo {1} bằng “{2}”", "“{0}” converted at {1} is “{2}”"),
            ClaimKind.Sum => ("“{0}”{1} là tổng của {3} phần", "“{0}”{1} is the sum of {3} parts"),
            _ => ("“{0}” là {1}", "“{0}” is {1}"),
        };
        object value = claim.Value is { } stated ? ClaimValue.Of(claim, stated) : "";
        if (claim is { Kind: ClaimKind.Sum, Value: not null })
        {
            value = Phrase.Of(catalogue, ", {0},", ", {0},", value);
        }

        return Phrase.Of(catalogue, vi, en, claim.Of, value, claim.Against ?? (object)"", claim.Parts.Length);
    }

    /// <summary>Why it cannot be decided.</summary>
    public static Phrase Reason(ClaimJudgement judgement, Catalogue catalogue)
    {
        var (vi, en) = judgement.Gap switch
        {
            ClaimGap.FigureElsewhere => (
                "số liệu{0} là của tổ chức khác và ở đây không có đủ",
                "the figure{0} is another committee's and is not fully known here"
            ),
            ClaimGap.FigureInferred => (
                "số liệu{0} được suy ra trong chính báo cáo này",
                "the figure{0} was itself inferred in this report"
            ),
            ClaimGap.PartsOverlap => (
                "các phần chứa nhau hoặc có thể trùng nhau",
                "the parts are nested or may overlap"
            ),
            ClaimGap.UnitsDiffer => ("các số liệu khác đơn vị tính", "the figures are in different units"),
            ClaimGap.DivisorZero => ("số bị so sánh{0} có thể bằng 0", "the divisor{0} may be zero"),
            ClaimGap.TargetUnknown => (
                "chỉ tiêu là một tỷ lệ của số liệu chưa có",
                "the target is a share of something that is not known"
            ),
            ClaimGap.TooLarge => ("phép tính cho số quá dài", "the calculation gives too long a number"),
            _ => ("chưa có số liệu{0}", "the figure{0} has not been stated"),
        };
        var lacking = judgement.Lacking is { } figure ? Phrase.Of(catalogue, " “{0}”", " “{0}”", figure) : Phrase.None;
        return Phrase.Of(catalogue, vi, en, lacking);
    }
}
