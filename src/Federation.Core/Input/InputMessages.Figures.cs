using Federation.Core.Indicators;
using Federation.Core.Quantities;

namespace Federation.Core.Input;

/// <summary>What is said about faults of figures, targets, claims and events.</summary>
internal static partial class InputMessages
{
    public static FaultText NotPrecision() =>
        new(
            "not-a-precision",
            "Độ chính xác của ngày phải là “day”, “month”, “year” hoặc {\"from\": ngày, \"to\": ngày}, “from” "
                + "không sau “to”.",
            "A date's precision has to be “day”, “month”, “year” or {\"from\": day, \"to\": day}, “from” not after "
                + "“to”."
        );

    public static FaultText PrecisionWithoutDate(string name) =>
        new(
            "precision-without-date",
            $"Có độ chính xác nhưng không có ngày. Hãy ghi trường “{name}” hoặc bỏ độ chính xác.",
            $"There is a precision but no date. Add the field “{name}” or leave the precision out."
        );

    public static FaultText DateOutsidePrecision(DateOnly day, string precision) =>
        new(
            "date-outside-precision",
            $"Ngày {Day(day)} không nằm trong khoảng {precision}. Hãy ghi một ngày trong khoảng đó.",
            $"The date {Day(day)} is not within {precision}. Write a day within it."
        );

    public static FaultText WholeNumber(int min, int max) =>
        new(
            "not-a-whole-number",
            $"Giá trị ở đây phải là số nguyên từ {min} đến {max}.",
            $"The value here has to be a whole number from {min} to {max}."
        );

    public static FaultText NumberTooLong() =>
        new(
            "number-too-long",
            "Số này quá lớn hoặc có quá nhiều chữ số để giữ được chính xác. Hãy ghi tối đa 18 chữ số nguyên và 4 "
                + "chữ số thập phân.",
            "This number is too large or has too many digits to be kept exactly. Write at most 18 digits before and "
                + "4 after the decimal point."
        );

    public static FaultText TooManyDigits() =>
        new(
            "too-many-digits",
            $"Số có quá nhiều chữ số: tối đa {Quantity.IntegerDigitsMax} chữ số nguyên và "
                + $"{Quantity.FractionDigitsMax} chữ số thập phân. Hãy làm tròn như trong văn bản.",
            $"The number has too many digits: at most {Quantity.IntegerDigitsMax} before and "
                + $"{Quantity.FractionDigitsMax} after the decimal point. Write it as the text rounds it."
        );

    public static FaultText Negative() =>
        new(
            "negative-value",
            "Số liệu không được âm. Hãy ghi số từ 0 trở lên; mức giảm được ghi trong “claims”.",
            "A figure is not negative. Write 0 or more; a decrease belongs in “claims”."
        );

    public static FaultText RangeNeedsUpper() =>
        new(
            "range-needs-upper",
            "Một khoảng (“range”) cần “upper” lớn hơn “value”. Hãy ghi cả hai đầu, hoặc dùng “bound” khác.",
            "A “range” needs an “upper” above its “value”. Write both ends, or use another “bound”."
        );

    public static FaultText UpperWithoutRange(string bound) =>
        new(
            "upper-without-range",
            $"“upper” khác “value” chỉ dùng với “bound” là “range”, không dùng với “{bound}”. Hãy sửa một trong hai.",
            $"An “upper” other than “value” goes with the “bound” “range” only, not with “{bound}”. Change one of them."
        );

    public static FaultText MarkWithoutRange() =>
        new(
            "mark-without-range",
            "“mayBeMore” và “mayBeLess” chỉ dùng với một khoảng (“range”). Hãy dùng “bound”: at-least, nearly hoặc "
                + "about.",
            "“mayBeMore” and “mayBeLess” go with a “range” only. Use “bound”: at-least, nearly or about."
        );

    public static FaultText Over100Percent() =>
        new(
            "percentage-over-100",
            "Tỷ lệ phần trăm được nêu không vượt quá 100. Hãy xem lại dấu thập phân: 93,9 % viết là 93.9.",
            "A stated percentage is at most 100. Check the decimal point: 93.9 % is written 93.9."
        );

    public static FaultText UnknownChoice(string text, IEnumerable<string> known) =>
        Unknown("unknown-choice", "giá trị", "value", text, known);

    public static FaultText UnknownIndicator(string text, IEnumerable<string> known) =>
        Unknown("unknown-indicator", "chỉ tiêu", "indicator", text, known);

    public static FaultText UnknownDimension(string text, IEnumerable<string> known) =>
        Unknown("unknown-dimension", "phân tổ", "dimension", text, known);

    public static FaultText UnknownMember(string text, string dimension, IEnumerable<string> known) =>
        Unknown("unknown-member", $"giá trị của phân tổ {dimension}", $"member of {dimension}", text, known);

    public static FaultText UnknownProgramme(string text, IEnumerable<string> known) =>
        Unknown("unknown-programme", "văn bản", "programme document", text, known);

    public static FaultText UnknownLevel(string text, IEnumerable<string> known) =>
        Unknown("unknown-level", "cấp", "level", text, known);

    public static FaultText UnknownUnit(string text, IEnumerable<string> known) =>
        Unknown("unknown-unit", "đơn vị tính", "unit", text, known);

    private static FaultText Unknown(string code, string vi, string en, string text, IEnumerable<string> known)
    {
        var codes = known.ToList();
        var near = Nearest.To(text, codes);
        var (viHint, enHint) =
            near.Length > 0 ? ($"Gần nhất: {string.Join(", ", near)}.", $"The nearest: {string.Join(", ", near)}.")
            : codes.Count == 0 ? ("Chưa có giá trị nào được khai báo.", "None is declared.")
            : ($"Các giá trị có: {Listed(codes)}.", $"Those known: {Listed(codes)}.");
        return new(code, $"Không có {vi} “{Shown(text)}”. {viHint}", $"There is no {en} “{Shown(text)}”. {enHint}");
    }

    public static FaultText BreakdownMalformed(string text) =>
        new(
            "breakdown-malformed",
            $"“{Shown(text)}” không phải là phân tổ. Hãy viết “phân tổ:giá trị”, các cặp cách nhau bằng “;”, mỗi "
                + "phân tổ một lần, ví dụ “role:worker;sector:non-state.fdi”.",
            $"“{Shown(text)}” is no breakdown. Write “dimension:member”, pairs separated by “;”, each dimension "
                + "once, such as “role:worker;sector:non-state.fdi”."
        );

    public static FaultText DimensionNotDeclared(string dimension, Indicator indicator)
    {
        var codes = indicator.Dimensions.Select(declared => declared.Code).ToList();
        var (vi, en) = codes.Count == 0 ? ("không có phân tổ nào", "none") : (Listed(codes), Listed(codes));
        return new(
            "dimension-not-declared",
            $"Chỉ tiêu “{indicator.Code}” không có phân tổ “{dimension}”. Phân tổ của chỉ tiêu này: {vi}.",
            $"The indicator “{indicator.Code}” is not broken down by “{dimension}”. Its dimensions: {en}."
        );
    }

    public static FaultText OneTimeNeeded() =>
        new(
            "one-time-needed",
            "Cần đúng một trong hai trường “asOf” (ngày) và “period” (kỳ). Hãy ghi một trường.",
            "Exactly one of “asOf” (a date) and “period” is needed. Write one of them."
        );

    public static FaultText WrongTime(Indicator indicator) =>
        indicator.TakesPeriod
            ? new(
                "wrong-time",
                $"Chỉ tiêu “{indicator.Code}” được tính theo kỳ. Hãy dùng “period” thay cho “asOf”.",
                $"The indicator “{indicator.Code}” is counted over a period. Use “period” instead of “asOf”."
            )
            : new(
                "wrong-time",
                $"Chỉ tiêu “{indicator.Code}” được tính tại một ngày. Hãy dùng “asOf” thay cho “period”.",
                $"The indicator “{indicator.Code}” is true at a date. Use “asOf” instead of “period”."
            );

    public static FaultText DateTooEarly(DateOnly day) =>
        new(
            "date-too-early",
            $"Ngày {Day(day)} trước {Day(InputLimits.FirstDay)}. Hãy xem lại năm.",
            $"The date {Day(day)} is before {Day(InputLimits.FirstDay)}. Check the year."
        );

    public static FaultText DateTooLate(DateOnly day, DateOnly last) =>
        new(
            "date-too-late",
            $"Ngày {Day(day)} sau {Day(last)}, ngày muộn nhất được nhận ở đây. Hãy ghi ngày sớm hơn.",
            $"The date {Day(day)} is after {Day(last)}, the last that is taken here. Write an earlier day."
        );

    public static FaultText DateAfterToday(DateOnly day, DateOnly today) =>
        new(
            "date-after-today",
            $"Ngày {Day(day)} sau hôm nay ({Day(today)}). Hãy ghi ngày đã qua; nếu văn bản nói trước khi kỳ kết "
                + "thúc, hãy ghi “publishedOn”; điều phải đạt được là “targets”.",
            $"The date {Day(day)} is after today ({Day(today)}). Write a past day; where a text speaks before the "
                + "period has ended, give its “publishedOn”; what is to be reached belongs in “targets”."
        );

    public static FaultText AfterPublication(DateOnly day, DateOnly published) =>
        new(
            "after-publication",
            $"Ngày {Day(day)} sau ngày công bố văn bản ({Day(published)}). Hãy sửa một trong hai, hoặc ghi “status” "
                + "là “projected” nếu là số dự kiến.",
            $"The date {Day(day)} is after the text was published ({Day(published)}). Correct one of them, or give "
                + "the “status” “projected” if the figure is a projection."
        );

    public static FaultText DerivedRatio(string indicator) =>
        new(
            "derived-ratio-stated",
            $"Chỉ tiêu “{indicator}” do hệ thống tính từ tử số và mẫu số. Hãy gửi hai số đó; tỷ lệ văn bản nêu ghi "
                + "trong “claims”.",
            $"The indicator “{indicator}” is computed from its numerator and denominator. Send those two; a ratio "
                + "that the text states belongs in “claims”."
        );

    public static FaultText DuplicateObservation(string other) =>
        new(
            "duplicate-observation",
            $"Số liệu này trùng chỉ tiêu, phân tổ, thời gian và phạm vi với {other}. Hãy giữ lại một; số nhắc lại "
                + "ghi trong “claims”.",
            $"This figure has the key, time and scope of {other}. Keep one; a figure given again belongs in “claims”."
        );

    public static FaultText DuplicateTarget(string other) =>
        new(
            "duplicate-target",
            $"Mục tiêu này trùng chỉ tiêu, phân tổ, kỳ và nơi giao với {other}. Hãy giữ lại một.",
            $"This target has the key, period and setter of {other}. Keep one."
        );

    public static FaultText DuplicateCode(string code, string? other) =>
        new(
            "duplicate-code",
            $"Mã “{Shown(code)}” đã có{(other is null ? "" : " tại " + other)}. Hãy đổi mã hoặc bỏ mục này.",
            $"The code “{Shown(code)}” is already there{(other is null ? "" : " in " + other)}. Use another or leave "
                + "it out."
        );

    public static FaultText EmptyReport() =>
        new(
            "empty-report",
            "Báo cáo không có số liệu, mục tiêu hay nhận định nào. Hãy ghi ít nhất một mục; muốn rút báo cáo thì "
                + "dùng DELETE.",
            "The report has no observation, target or claim. Write at least one; to withdraw a report use DELETE."
        );

    public static FaultText EmptyList(string vi, string en) =>
        new("empty-list", $"Danh sách rỗng. Hãy ghi ít nhất một {vi}.", $"The list is empty. Write at least one {en}.");

    public static FaultText NotAUrl() =>
        new(
            "not-a-url",
            "Đây không phải là một địa chỉ http hoặc https đầy đủ. Hãy ghi cả “https://…” hoặc bỏ trường này.",
            "This is no complete http or https address. Write it with “https://…” or leave the field out."
        );

    public static FaultText FieldNotForKind(string name, string kind) =>
        new(
            "field-not-for-kind",
            $"Trường “{name}” không dùng với loại “{kind}”. Hãy bỏ trường này hoặc đổi loại.",
            $"The field “{name}” does not go with the kind “{kind}”. Leave it out or change the kind."
        );

    public static FaultText FieldNeededForKind(string name, string kind) =>
        new(
            "missing-field",
            $"Loại “{kind}” cần trường “{name}”. Hãy bổ sung.",
            $"The kind “{kind}” needs the field “{name}”. Add it."
        );

    public static FaultText TargetNeedsPeriod() =>
        new(
            "target-needs-period",
            "Mục tiêu được đặt cho một kỳ. Khi “target” là true, hãy dùng “period” thay cho “asOf”.",
            "A target is set for a period. Where “target” is true, use “period” instead of “asOf”."
        );

    public static FaultText OwnParent() =>
        new(
            "own-parent",
            "Một tổ chức không thể là cấp trên của chính mình. Hãy ghi tổ chức cấp trên.",
            "A committee is not its own parent. Name the committee above it."
        );
}
