using System.Globalization;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Api.Problems;

/// <summary>
/// What is said about faults of parameters. Where the readers of the core have the same fault, the code is the same.
/// </summary>
internal static class QueryMessages
{
    public const string UnknownIndicatorCode = "unknown-indicator";

    private const int ShownLengthMax = 80;
    private const int ListedMax = 20;

    public static (string, Labels) UnknownParameter(string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        list = list.Length == 0 ? "–" : list;
        return (
            "unknown-parameter",
            new(
                $"Không có tham số “{Shown(name)}” ở đây. Các tham số được dùng: {list}.",
                $"There is no parameter “{Shown(name)}” here. The known parameters: {list}."
            )
        );
    }

    public static (string, Labels) RepeatedParameter(string name) =>
        (
            "repeated-parameter",
            new(
                $"Tham số “{name}” có nhiều lần. Hãy giữ lại một.",
                $"The parameter “{name}” is there more than once. Keep one."
            )
        );

    public static (string, Labels) Missing(string name) =>
        ("missing-field", new($"Thiếu “{name}”. Hãy bổ sung.", $"“{name}” is missing. Add it."));

    public static (string, Labels) NotADate(string text) =>
        (
            "not-a-date",
            new(
                $"“{Shown(text)}” không phải là một ngày có thật. Hãy dùng dạng năm-tháng-ngày, ví dụ “2018-11-26”.",
                $"“{Shown(text)}” is no day of the calendar. Write it as year-month-day, such as “2018-11-26”."
            )
        );

    public static (string, Labels) NotAPeriod(string text) =>
        (
            "not-a-period",
            new(
                $"“{Shown(text)}” không phải là một kỳ. Hãy dùng tên kỳ (2018, 2018-Q3, 2018-H1, 2018-M10, 2018-10M, "
                    + $"2018-S, "
                    + "term-2015-2020) hoặc “từ/đến”: 2018-01-01/2018-10-31.",
                $"“{Shown(text)}” is no period. Use a name (2018, 2018-Q3, 2018-H1, 2018-M10, 2018-10M, 2018-S, "
                    + "term-2015-2020) or “from/to”: 2018-01-01/2018-10-31."
            )
        );

    public static (string, Labels) NotADateOrPeriod(string text) =>
        (
            "not-a-date",
            new(
                $"“{Shown(text)}” không phải là ngày hay kỳ. Hãy dùng dạng 2018, 2018-Q3, 2018-M10 hoặc 2018-11-26.",
                $"“{Shown(text)}” is neither a date nor a period. Write 2018, 2018-Q3, 2018-M10 or 2018-11-26."
            )
        );

    public static (string, Labels) OutsideDays(DateOnly day) =>
        day < InputLimits.FirstDay
            ? (
                "date-too-early",
                new(
                    $"Ngày {Day(day)} trước {Day(InputLimits.FirstDay)}. Hãy xem lại năm.",
                    $"The date {Day(day)} is before {Day(InputLimits.FirstDay)}. Check the year."
                )
            )
            : (
                "date-too-late",
                new(
                    $"Ngày {Day(day)} sau {Day(InputLimits.LastDay)}. Hãy xem lại năm.",
                    $"The date {Day(day)} is after {Day(InputLimits.LastDay)}. Check the year."
                )
            );

    public static (string, Labels) OneTimeNeeded() =>
        (
            "one-time-needed",
            new(
                "Cần đúng một trong hai: “asOf” (ngày) hoặc “period” (kỳ), tùy theo chỉ tiêu.",
                "Exactly one of “asOf” (a date) and “period” is needed, the one that fits the indicator."
            )
        );

    public static (string, Labels) WrongTime(Indicator indicator) =>
        (
            "wrong-time",
            indicator.TakesPeriod
                ? new(
                    $"Chỉ tiêu “{indicator.Code}” được tính theo kỳ. Hãy dùng “period” thay cho “asOf”.",
                    $"The indicator “{indicator.Code}” is counted over a period. Use “period” instead of “asOf”."
                )
                : new(
                    $"Chỉ tiêu “{indicator.Code}” được tính tại một ngày. Hãy dùng “asOf” thay cho “period”.",
                    $"The indicator “{indicator.Code}” is true at a date. Use “asOf” instead of “period”."
                )
        );

    public static (string, Labels) TimeNotUsed(string name) =>
        (
            "wrong-time",
            new(
                $"Không chỉ tiêu nào ở đây dùng “{name}”. Hãy bỏ tham số này.",
                $"None of the indicators here takes “{name}”. Leave it out."
            )
        );

    public static (string, Labels) UnknownIndicator(string text, Catalogue catalogue) =>
        Unknown(
            UnknownIndicatorCode,
            ("chỉ tiêu", "indicator"),
            text,
            catalogue.Indicators.Select(indicator => indicator.Code)
        );

    public static (string, Labels) UnknownDimension(string text, Catalogue catalogue) =>
        Unknown(
            "unknown-dimension",
            ("phân tổ", "dimension"),
            text,
            catalogue.Dimensions.Select(dimension => dimension.Code)
        );

    public static (string, Labels) UnknownMember(string text, Dimension dimension) =>
        Unknown(
            "unknown-member",
            ($"giá trị của phân tổ {dimension.Code}", $"member of {dimension.Code}"),
            text,
            dimension.Members.Select(member => member.Code)
        );

    public static (string, Labels) UnknownLevel(string text, Catalogue catalogue) =>
        Unknown("unknown-level", ("cấp", "level"), text, catalogue.Levels.Select(level => level.Code));

    public static (string, Labels) UnknownChoice(string text, IEnumerable<string> known) =>
        Unknown("unknown-choice", ("giá trị", "value"), text, known);

    public static (string, Labels) DimensionNotDeclared(string dimension, Indicator indicator)
    {
        var declared = string.Join(", ", indicator.Dimensions.Select(use => use.Code));
        return (
            "dimension-not-declared",
            new(
                $"Chỉ tiêu “{indicator.Code}” không có phân tổ “{dimension}”. Phân tổ của chỉ tiêu này: "
                    + $"{(declared.Length == 0 ? "không có" : declared)}.",
                $"The indicator “{indicator.Code}” is not broken down by “{dimension}”. Its dimensions: "
                    + $"{(declared.Length == 0 ? "none" : declared)}."
            )
        );
    }

    public static (string, Labels) DimensionTwice(string dimension) =>
        (
            "dimension-twice",
            new(
                $"“breakdown” đã chọn một giá trị của “{dimension}”. Hãy bỏ đi hoặc dùng “by” khác.",
                $"“breakdown” already narrows “{dimension}”. Leave that out or use another “by”."
            )
        );

    public static (string, Labels) BreakdownMalformed(string text) =>
        (
            "breakdown-malformed",
            new(
                $"“{Shown(text)}” không phải là phân tổ. Hãy viết “phân tổ:giá trị”, các cặp cách nhau bằng “;”, mỗi "
                    + $"phân tổ "
                    + "một lần, ví dụ “role:worker;sector:non-state.fdi”.",
                $"“{Shown(text)}” is no breakdown. Write “dimension:member”, pairs separated by “;”, each dimension "
                    + $"once, such "
                    + "as “role:worker;sector:non-state.fdi”."
            )
        );

    public static (string, Labels) NotACommitteeId(string text) =>
        (
            "not-a-committee-id",
            new(
                $"“{Shown(text)}” không phải là mã tổ chức. Hãy dùng dạng “ha-noi” hoặc “ha-noi.iz”.",
                $"“{Shown(text)}” is no committee's identity. Write it as “ha-noi” or “ha-noi.iz”."
            )
        );

    public static (string, Labels) WholeNumber(int min, int max) =>
        (
            "not-a-whole-number",
            new(
                $"Giá trị ở đây phải là số nguyên từ {min} đến {max}.",
                $"The value here has to be a whole number from {min} to {max}."
            )
        );

    public static (string, Labels) NotAFlag() =>
        (
            "not-a-flag",
            new("Giá trị ở đây phải là “true” hoặc “false”.", "The value here has to be “true” or “false”.")
        );

    public static (string, Labels) TooLong(int lengthMax) =>
        (
            "text-too-long",
            new($"Giá trị dài quá {lengthMax} ký tự.", $"The value is longer than {lengthMax} characters.")
        );

    public static (string, Labels) CursorUnknown() =>
        (
            "cursor-unknown",
            new(
                "“cursor” này không thuộc danh sách này. Hãy dùng đúng giá trị của trang trước, với cùng các tham số.",
                "This “cursor” is not one of this list. Use the value of the page before, with the same parameters."
            )
        );

    public static (string, Labels) TooMany(int count, int countMax) =>
        (
            "too-many",
            new(
                $"Có {count}, nhiều nhất là {countMax}. Hãy chia thành nhiều lần hỏi.",
                $"There are {count}, at most {countMax} are allowed. Ask in parts."
            )
        );

    public static (string, Labels) JsonMalformed() =>
        (
            "json-malformed",
            new(
                "JSON sai cú pháp từ chỗ này. Hãy kiểm tra dấu ngoặc, dấu phẩy và dấu nháy.",
                "The JSON is malformed from here on. Check brackets, commas and quotes."
            )
        );

    public static (string, Labels) JsonNotUtf8() =>
        (
            "json-not-utf8",
            new(
                "Nội dung không phải là UTF-8. Hãy gửi văn bản theo mã UTF-8.",
                "The body is not UTF-8. Send the text as UTF-8."
            )
        );

    public static (string, Labels) NotAnObject() =>
        ("wrong-type", new("Ở đây cần một đối tượng {…}.", "An object {…} is needed here."));

    public static (string, Labels) NotAList() =>
        ("wrong-type", new("Ở đây cần một danh sách […].", "A list […] is needed here."));

    public static (string, Labels) NotAText() =>
        ("wrong-type", new("Ở đây cần một văn bản “…”.", "A text “…” is needed here."));

    public static (string, Labels) EmptyList() =>
        ("empty-list", new("Danh sách rỗng. Hãy ghi ít nhất một mục.", "The list is empty. Write at least one item."));

    public static (string, Labels) DuplicateField(string name) =>
        (
            "duplicate-field",
            new(
                $"Trường “{Shown(name)}” có hai lần trong cùng một đối tượng. Hãy giữ lại một.",
                $"The field “{Shown(name)}” is there twice in one object. Keep one."
            )
        );

    public static (string, Labels) UnknownField(string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return (
            "unknown-field",
            new(
                $"Không có trường “{Shown(name)}” ở đây. Các trường được dùng: {list}.",
                $"There is no field “{Shown(name)}” here. The known fields: {list}."
            )
        );
    }

    public static (string, Labels) TimeNeeded(Indicator indicator) =>
        (
            "one-time-needed",
            indicator.TakesPeriod
                ? new(
                    $"Chỉ tiêu “{indicator.Code}” được tính theo kỳ. Hãy thêm “period”.",
                    $"The indicator “{indicator.Code}” is counted over a period. Add “period”."
                )
                : new(
                    $"Chỉ tiêu “{indicator.Code}” được tính tại một ngày. Hãy thêm “asOf”.",
                    $"The indicator “{indicator.Code}” is true at a date. Add “asOf”."
                )
        );

    public static (string, Labels) NotForThisTable(string name) =>
        (
            "wrong-time",
            new(
                $"Bảng này không dùng “{name}”: bảng theo năm dùng “from” và “to”, bảng khác dùng “asOf” hoặc "
                    + $"“period”.",
                $"This table does not take “{name}”: one by year takes “from” and “to”, others “asOf” or “period”."
            )
        );

    public static (string, Labels) TooManySteps(int countMax) =>
        (
            "too-many",
            new(
                $"Nhiều nhất là {countMax} bước. Hãy rút ngắn khoảng hoặc dùng “step” dài hơn.",
                $"At most {countMax} steps are allowed. Shorten the range or take a longer “step”."
            )
        );

    public static (string, Labels) UnknownBy(string text, Catalogue catalogue) =>
        UnknownChoice(text, ["child", "year", .. catalogue.Dimensions.Select(dimension => dimension.Code)]);

    public static (string, Labels) ReasonMissing() =>
        (
            "missing-field",
            new(
                "Cần nêu lý do rút báo cáo: {\"reason\": \"…\"} trong nội dung, hoặc “?reason=…”.",
                "Say why the report is withdrawn: {\"reason\": \"…\"} in the body, or “?reason=…”."
            )
        );

    public static (string, Labels) FromAfterTo() =>
        (
            "from-after-to",
            new("“from” không được sau “to”. Hãy đổi lại.", "“from” may not be after “to”. Change one of them.")
        );

    public static (string, Labels) NoPlanPeriod(string text) =>
        (
            "not-a-plan-period",
            new(
                $"Không có chế độ báo cáo nào theo kỳ “{Shown(text)}”. Hãy dùng một tháng, quý, nửa năm hoặc năm, ví "
                    + $"dụ 2018-Q3.",
                $"No plan has a period like “{Shown(text)}”. Use a month, quarter, half year or year, such as 2018-Q3."
            )
        );

    private static (string, Labels) Unknown(
        string code,
        (string Vi, string En) what,
        string text,
        IEnumerable<string> known
    )
    {
        var codes = known.ToList();
        var near = Nearest.To(text, codes);
        var listed = string.Join(", ", codes.Take(ListedMax)) + (codes.Count > ListedMax ? ", …" : "");
        var (vi, en) = near.IsEmpty
            ? ($"Các giá trị có: {listed}.", $"Those known: {listed}.")
            : ($"Gần nhất: {string.Join(", ", near)}.", $"The nearest: {string.Join(", ", near)}.");
        return (code, new($"Không có {what.Vi} “{Shown(text)}”. {vi}", $"There is no {what.En} “{Shown(text)}”. {en}"));
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Shown(string text) =>
        text.Length > ShownLengthMax ? string.Concat(text.AsSpan(0, ShownLengthMax), "…") : text;
}
