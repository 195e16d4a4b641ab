using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>What is said about faults of a catalogue.</summary>
internal static partial class InputMessages
{
    public static FaultText CatalogueMissing() =>
        new(
            "catalogue-missing",
            "Chưa có tệp danh mục nào. Hãy chỉ ra ít nhất một tệp.",
            "There is no catalogue file. Name at least one."
        );

    public static FaultText WrongVersion() =>
        new(
            "wrong-version",
            "Chỉ đọc được “version” 1. Hãy dùng danh mục đúng phiên bản.",
            "Only “version” 1 can be read. Use a catalogue of that version."
        );

    public static FaultText NotAMemberCode(string text) =>
        new(
            "not-a-member-code",
            $"“{Shown(text)}” không phải là mã giá trị phân tổ. Mã gồm các phần chữ thường a–z, chữ số, gạch nối; "
                + "dấu chấm nghĩa là “thuộc”, ví dụ “non-state.fdi”.",
            $"“{Shown(text)}” is no member's code. It has parts of lower-case letters a–z, digits and hyphens; a dot "
                + "is “within”, such as “non-state.fdi”."
        );

    public static FaultText OuterMemberMissing(string code, string outer) =>
        new(
            "outer-member-missing",
            $"“{Shown(code)}” thuộc “{Shown(outer)}” nhưng “{Shown(outer)}” không có trong phân tổ này. Hãy thêm "
                + "giá trị đó.",
            $"“{Shown(code)}” lies within “{Shown(outer)}”, which the dimension does not have. Add that member."
        );

    public static FaultText FeedsNoStock(string code) =>
        new(
            "feeds-no-stock",
            $"“{Shown(code)}” không phải là chỉ tiêu thời điểm (“stock”). “feeds” phải nêu chỉ tiêu thời điểm mà "
                + "chỉ tiêu phát sinh này làm tăng.",
            $"“{Shown(code)}” is no stock. “feeds” names the stock that this flow adds to."
        );

    public static FaultText FeedsOtherUnit(string unit, Indicator stock) =>
        new(
            "feeds-other-unit",
            $"Đơn vị “{unit}” khác đơn vị “{stock.Unit}” của “{stock.Code}”. Hãy dùng cùng một đơn vị tính.",
            $"The unit “{unit}” is not the unit “{stock.Unit}” of “{stock.Code}”. Use one unit for both."
        );

    public static FaultText RatioOfRatio(string code) =>
        new(
            "ratio-of-ratio",
            $"“{Shown(code)}” là một tỷ lệ, không cộng được. Tử số và mẫu số phải là “stock” hoặc “flow”.",
            $"“{Shown(code)}” is a ratio and cannot be summed. Numerator and denominator are a “stock” or a “flow”."
        );

    public static FaultText RatioOfOtherTime(Indicator part) =>
        new(
            "ratio-of-other-time",
            $"“{part.Code}” được tính {(part.TakesPeriod ? "theo kỳ" : "tại một ngày")}. “time” của tỷ lệ phải là "
                + $"“{(part.TakesPeriod ? "period" : "date")}”, và tử số, mẫu số phải cùng loại thời gian.",
            $"“{part.Code}” takes a {(part.TakesPeriod ? "period" : "date")}. The ratio's “time” has to be "
                + $"“{(part.TakesPeriod ? "period" : "date")}”, for numerator and denominator alike."
        );

    public static FaultText RatioOfOtherDimension(string dimension, Indicator part) =>
        new(
            "ratio-of-other-dimension",
            $"“{part.Code}” không có phân tổ “{dimension}”, nên tỷ lệ cũng không có. Hãy bỏ phân tổ này.",
            $"“{part.Code}” is not broken down by “{dimension}”, so the ratio is not either. Leave the dimension out."
        );
}
