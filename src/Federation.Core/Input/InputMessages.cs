using System.Globalization;
using System.Text.Json;

namespace Federation.Core.Input;

/// <summary>
/// What is said about faults: every code with its message in Vietnamese and English, which says what is wrong and
/// what to do about it.
/// </summary>
internal static partial class InputMessages
{
    private const int ShownLengthMax = 80;
    private const int ListedMax = 12;

    public static FaultText JsonMalformed() =>
        new(
            "json-malformed",
            "JSON sai cú pháp từ chỗ này. Hãy kiểm tra dấu ngoặc, dấu phẩy và dấu nháy; không dùng chú thích, dấu "
                + "phẩy thừa ở cuối, NaN hay Infinity.",
            "The JSON is malformed from here on. Check brackets, commas and quotes; comments, trailing commas, NaN "
                + "and Infinity are not allowed."
        );

    public static FaultText JsonNotUtf8() =>
        new(
            "json-not-utf8",
            "Chỗ này không phải là UTF-8. Hãy lưu và gửi văn bản theo mã UTF-8.",
            "This is not UTF-8. Save and send the text as UTF-8."
        );

    public static FaultText JsonTooDeep() =>
        new(
            "json-too-deep",
            $"JSON lồng nhau quá {InputLimits.DepthMax} cấp. Hãy bớt cấp lồng.",
            $"The JSON nests deeper than {InputLimits.DepthMax} levels. Nest it less deeply."
        );

    public static FaultText JsonTooManyValues() =>
        new(
            "json-too-many-values",
            $"JSON có hơn {InputLimits.ValuesMax} giá trị. Hãy chia thành nhiều lần gửi.",
            $"The JSON has more than {InputLimits.ValuesMax} values. Send it in parts."
        );

    public static FaultText TooManyFaults() =>
        new(
            "too-many-faults",
            $"Chỉ nêu {InputLimits.FaultsMax} lỗi; có thể còn nữa. Hãy sửa các lỗi trên rồi gửi lại.",
            $"Only {InputLimits.FaultsMax} faults are listed; there may be more. Mend those above and send it again."
        );

    public static FaultText DuplicateField(string name) =>
        new(
            "duplicate-field",
            $"Trường “{Shown(name)}” có hai lần trong cùng một đối tượng. Hãy giữ lại một.",
            $"The field “{Shown(name)}” is there twice in one object. Keep one."
        );

    public static FaultText UnknownField(string? name, ReadOnlySpan<string> known)
    {
        var list = string.Join(", ", known);
        return new(
            "unknown-field",
            $"Không có trường “{Shown(name)}” ở đây. Các trường được dùng: {list}.",
            $"There is no field “{Shown(name)}” here. The known fields: {list}."
        );
    }

    public static FaultText MissingField(string name) =>
        new("missing-field", $"Thiếu trường “{name}”. Hãy bổ sung.", $"The field “{name}” is missing. Add it.");

    public static FaultText WrongType(JsonValueKind needed)
    {
        var (vi, en) = needed switch
        {
            JsonValueKind.Object => ("một đối tượng JSON {…}", "a JSON object {…}"),
            JsonValueKind.Array => ("một danh sách JSON […]", "a JSON array […]"),
            JsonValueKind.String => ("một chuỗi trong dấu nháy", "a text in quotes"),
            JsonValueKind.Number => (
                "một số không có dấu nháy, dấu thập phân là dấu chấm",
                "a number without quotes, with a decimal point"
            ),
            _ => ("true hoặc false", "true or false"),
        };
        return new("wrong-type", $"Giá trị ở đây phải là {vi}.", $"The value here has to be {en}.");
    }

    public static FaultText TextNotClean() =>
        new(
            "text-not-clean",
            "Chuỗi có ký tự điều khiển (như xuống dòng, tab) hoặc ký tự Unicode hỏng. Hãy bỏ các ký tự đó.",
            "The text has control characters (a line break, a tab) or broken Unicode. Take them out."
        );

    public static FaultText TextEmpty() =>
        new(
            "text-empty",
            "Chuỗi rỗng. Hãy ghi nội dung, hoặc bỏ trường này nếu không bắt buộc.",
            "The text is empty. Fill it in, or leave the field out if it is optional."
        );

    public static FaultText TextTooLong(int length, int lengthMax) =>
        new(
            "text-too-long",
            $"Chuỗi dài {length} ký tự, tối đa {lengthMax}. Hãy rút ngắn.",
            $"The text has {length} characters, at most {lengthMax} are allowed. Shorten it."
        );

    public static FaultText TooMany(int count, int countMax) =>
        new(
            "too-many-items",
            $"Danh sách có {count} mục, tối đa {countMax}. Hãy chia thành nhiều lần gửi.",
            $"The list has {count} entries, at most {countMax} are allowed. Send it in parts."
        );

    public static FaultText NotASlug(string text) =>
        new(
            "not-a-slug",
            $"“{Shown(text)}” không phải là mã hợp lệ. Mã gồm chữ thường a–z, chữ số và dấu gạch nối đơn ở giữa, "
                + "tối đa 64 ký tự, ví dụ “2018-10m”.",
            $"“{Shown(text)}” is no valid code. A code has lower-case letters a–z, digits and single hyphens inside, "
                + "at most 64 characters, such as “2018-10m”."
        );

    public static FaultText NotACommitteeId(string text) =>
        new(
            "not-a-committee-id",
            $"“{Shown(text)}” không phải là mã tổ chức. Hãy dùng dạng “ha-noi” hoặc “ha-noi.iz”.",
            $"“{Shown(text)}” is no committee's identity. Write it as “ha-noi” or “ha-noi.iz”."
        );

    public static FaultText NotADate(string text) =>
        new(
            "not-a-date",
            $"“{Shown(text)}” không phải là một ngày có thật. Hãy dùng dạng năm-tháng-ngày, ví dụ “2018-11-26”.",
            $"“{Shown(text)}” is no day of the calendar. Write it as year-month-day, such as “2018-11-26”."
        );

    public static FaultText NotAPeriod(string text) =>
        new(
            "not-a-period",
            $"“{Shown(text)}” không phải là một kỳ. Hãy dùng tên kỳ (2018, 2018-Q3, 2018-H1, 2018-M10, 2018-10M, "
                + "2018-S, term-2015-2020) hoặc “từ/đến”: 2018-01-01/2018-10-31.",
            $"“{Shown(text)}” is no period. Use a name (2018, 2018-Q3, 2018-H1, 2018-M10, 2018-10M, 2018-S, "
                + "term-2015-2020) or “from/to”: 2018-01-01/2018-10-31."
        );

    private static string Listed(List<string> codes) =>
        string.Join(", ", codes.Take(ListedMax)) + (codes.Count > ListedMax ? ", …" : "");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shown(string? text) =>
        text is null ? ""
        : text.Length > ShownLengthMax ? string.Concat(text.AsSpan(0, ShownLengthMax), "…")
        : text;
}
