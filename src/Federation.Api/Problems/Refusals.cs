using System.Collections.Immutable;
using System.Globalization;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Engine.Ports;

namespace Federation.Api.Problems;

/// <summary>Every kind of refusal with its status, its stable code and what it says.</summary>
internal static class Refusals
{
    private static readonly Labels NotFound = new("Không tìm thấy", "Not found");
    private static readonly Labels BadRequest = new("Yêu cầu không hợp lệ", "Bad request");
    private static readonly Labels Unprocessable = new("Nội dung không dùng được", "Unprocessable content");
    private static readonly Labels Conflict = new("Mâu thuẫn với điều đã ghi", "Conflict");
    private static readonly Labels Unavailable = new("Tạm thời không phục vụ được", "Service unavailable");

    public static Refusal UnknownCommittee(string text, ImmutableArray<string> nearest) =>
        Unknown("unknown-committee", "tổ chức", "committee", text, nearest);

    public static Refusal UnknownReport(string text, ImmutableArray<string> nearest) =>
        Unknown("unknown-report", "báo cáo", "report", text, nearest);

    public static Refusal UnknownIndicator(ImmutableArray<Fault> faults, ImmutableArray<string> nearest)
    {
        var first = faults.First(fault => fault.Code == QueryMessages.UnknownIndicatorCode);
        return new(404, QueryMessages.UnknownIndicatorCode, NotFound, first.Message)
        {
            Faults = faults,
            Nearest = nearest,
        };
    }

    public static Refusal InvalidQuery(ImmutableArray<Fault> faults) =>
        new(
            422,
            "invalid-query",
            Unprocessable,
            new(
                "Tham số của yêu cầu có lỗi; xem từng lỗi trong “faults”.",
                "The request's parameters are at fault; each fault is in “faults”."
            )
        )
        {
            Faults = faults,
        };

    /// <summary>What the readers of the core found wrong with a body.</summary>
    public static Refusal InvalidBody(ImmutableArray<Fault> faults)
    {
        var malformed = faults.FirstOrDefault(fault => fault.Code is "json-malformed" or "json-not-utf8");
        return malformed is not null
            ? new(400, malformed.Code, BadRequest, malformed.Message) { Faults = faults }
            : new(
                422,
                "invalid-body",
                Unprocessable,
                new(
                    "Nội dung gửi lên có lỗi và không có gì được lưu; xem từng lỗi trong “faults”.",
                    "What was sent is at fault and nothing was stored; each fault is in “faults”."
                )
            )
            {
                Faults = faults,
            };
    }

    public static Refusal InvalidItem(ImmutableArray<Fault> faults) =>
        new(
            422,
            "invalid-item",
            Unprocessable,
            new(
                "Mục này có lỗi; xem từng lỗi trong “faults”. Các mục khác không bị ảnh hưởng.",
                "This item is at fault; each fault is in “faults”. Other items are not affected."
            )
        )
        {
            Faults = faults,
        };

    public static Refusal TooManyContributions() =>
        new(
            422,
            "too-many-contributions",
            Unprocessable,
            new(
                "Có quá nhiều thành phần để giải thích trong một lần. Hãy dùng “depth” nhỏ hơn, rồi hỏi tiếp ở cấp "
                    + "dưới.",
                "There are too many contributions for one answer. Ask with a smaller “depth”, then ask further down."
            )
        );

    public static Refusal NotJson(string? contentType) =>
        new(
            415,
            "not-json",
            new("Không nhận loại nội dung này", "Unsupported media type"),
            new(
                $"Nội dung phải là “application/json”, mã UTF-8, không nén; đã nhận “{contentType}”.",
                $"The body has to be “application/json”, UTF-8, not compressed; this is “{contentType}”."
            )
        );

    public static Refusal BodyTooLarge(long bytesMax) =>
        new(
            413,
            "body-too-large",
            new("Nội dung quá lớn", "Content too large"),
            new(
                $"Nội dung lớn hơn {bytesMax} byte. Hãy chia thành nhiều lần gửi.",
                $"The body is larger than {bytesMax} bytes. Send it in parts."
            )
        );

    public static Refusal NotAcceptable(IEnumerable<string> offered) =>
        new(
            406,
            "not-acceptable",
            new("Không có dạng được yêu cầu", "Not acceptable"),
            new(
                $"Không có dạng nào trong “Accept”. Các dạng có: {string.Join(", ", offered)}.",
                $"There is none of the forms in “Accept”. Those offered: {string.Join(", ", offered)}."
            )
        );

    public static Refusal Refused(RequestRefusedException refused) =>
        refused.IsConflict
            ? new(409, refused.Code, Conflict, refused.Text)
            : new(422, refused.Code, Unprocessable, refused.Text);

    public static Refusal Busy(TimeSpan retryAfter) =>
        new(
            503,
            "busy",
            Unavailable,
            new(
                "Tổ chức này đang có quá nhiều việc; chưa có gì được ghi. Hãy gửi lại sau ít giây.",
                "The committee has too much to do; nothing was written. Try again in a few seconds."
            )
        )
        {
            RetryAfter = retryAfter,
        };

    public static Refusal StorageUnavailable() =>
        new(
            503,
            "storage-unavailable",
            Unavailable,
            new(
                "Nơi lưu trữ không ghi hoặc đọc được lúc này. Hãy gửi lại: cùng một nội dung không bị ghi hai lần. Nếu "
                    + "vẫn vậy, người vận hành hãy xem nhật ký của chương trình và dung lượng còn trống của ổ đĩa; có "
                    + "chỗ trống là ghi tiếp được, không cần khởi động lại.",
                "The storage cannot be written or read now. Send it again: the same content is not stored twice. If "
                    + "it stays so, the operator should look at the program's log and the room left on the disk; once "
                    + "there is room, writing goes on without a restart."
            )
        )
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    /// <summary>A status without anything more to say.</summary>
    public static Refusal OfStatus(int status, string? contentType = null) =>
        status switch
        {
            404 => new(
                404,
                "no-such-route",
                NotFound,
                new(
                    "Không có địa chỉ này. Xem /openapi/v1.json.",
                    "There is nothing at this address. See /openapi/v1.json."
                )
            ),
            405 => new(
                405,
                "method-not-allowed",
                new("Không dùng được phương thức này", "Method not allowed"),
                new("Xem các phương thức trong “Allow”.", "The methods to be used are in “Allow”.")
            ),
            415 => NotJson(contentType),
            _ => new(
                status,
                string.Create(CultureInfo.InvariantCulture, $"status-{status}"),
                BadRequest,
                new(
                    "Yêu cầu này không đọc được, hoặc được gửi đến một tên máy chủ không phục vụ ở đây. Hãy kiểm tra "
                        + "địa chỉ và các “header”.",
                    "The request cannot be read, or was sent to a host name that is not served here. Check its address "
                        + "and headers."
                )
            ),
        };

    public static Refusal Unexpected(string traceId) =>
        new(
            500,
            "unexpected-error",
            new("Lỗi ngoài dự kiến", "Unexpected error"),
            new(
                "Có lỗi trong chương trình. Hãy báo người vận hành kèm “traceId”.",
                "Something went wrong in the program. Tell its operator the “traceId”."
            )
        )
        {
            TraceId = traceId,
        };

    public static Refusal UnknownLink(string text) => Unknown("unknown-link", "liên kết", "link", text, []);

    public static Refusal UnknownNode(string text) => Unknown("unknown-node", "nút", "node", text, []);

    public static Refusal NoCluster() =>
        new(
            404,
            "no-cluster",
            new("Không có cụm máy", "No cluster"),
            new(
                "Chương trình này chạy trên một máy, không thuộc cụm nào.",
                "This program runs on one machine and is not part of a cluster."
            )
        );

    public static Refusal Away(CommitteeAwayException away) =>
        new(
            503,
            "committee-away",
            Unavailable,
            new(
                $"Hệ thống lưu “{away.Committee}” hiện không liên lạc được. Số liệu tổng hợp vẫn xem được ở cấp trên; "
                    + "hãy thử lại sau ít giây.",
                $"The installation that keeps “{away.Committee}” cannot be reached now. Its figures are still part of "
                    + "those above; try again in a few seconds."
            )
        )
        {
            RetryAfter = away.RetryAfter,
        };

    private static Refusal Unknown(string code, string vi, string en, string text, ImmutableArray<string> nearest)
    {
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        var (viHint, enHint) = nearest.IsEmpty
            ? ("", "")
            : ($" Gần nhất: {string.Join(", ", nearest)}.", $" The nearest: {string.Join(", ", nearest)}.");
        return new(
            404,
            code,
            NotFound,
            new($"Không có {vi} “{shown}”.{viHint}", $"There is no {en} “{shown}”.{enHint}")
        )
        {
            Nearest = nearest,
        };
    }
}
