using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>Why a request cannot be, with what to do, in both languages.</summary>
internal static class Refusals
{
    public static RequestRefusedException RevisionDiffers(string key, int revision) =>
        Conflict(
            "revision-differs",
            $"Báo cáo '{key}' lần {revision} đã được nhận với nội dung khác; hãy gửi với revision cao hơn.",
            $"Report '{key}' revision {revision} was accepted with other content; send it with a higher revision."
        );

    public static RequestRefusedException NoSuchReport(string key) =>
        Invalid(
            "report-unknown",
            $"Không có báo cáo '{key}'; hãy xem danh sách báo cáo của tổ chức.",
            $"There is no report '{key}'; see the committee's list of reports."
        );

    public static RequestRefusedException EventDiffers(string key) =>
        Conflict(
            "event-differs",
            $"Sự kiện '{key}' đã được ghi với nội dung khác; hãy dùng một key khác.",
            $"Event '{key}' was recorded with other content; use another key."
        );

    public static RequestRefusedException IdentityTaken(CommitteeId id) =>
        Conflict(
            "committee-exists",
            $"Định danh '{id}' đã thuộc về một tổ chức khác; hãy chọn định danh khác.",
            $"The identity '{id}' belongs to another committee; choose another one."
        );

    public static RequestRefusedException NotActive(CommitteeId id, DateOnly day) =>
        Invalid(
            "committee-not-active",
            $"Tổ chức '{id}' không hoạt động vào ngày {day:dd/MM/yyyy}; hãy kiểm tra ngày hiệu lực.",
            $"Committee '{id}' is not active on {day:yyyy-MM-dd}; check the effective date."
        );

    public static RequestRefusedException Cycle(CommitteeId id, CommitteeId parent) =>
        Invalid(
            "tree-cycle",
            $"'{parent}' có thời gian nằm dưới '{id}': một tổ chức không thể trực thuộc cấp dưới của mình, dù ở thời "
                + "gian khác; hãy thành lập tổ chức mới để nhận bàn giao.",
            $"'{parent}' lies below '{id}' at some time: a committee cannot belong to what is below it, not even at "
                + "another time; establish a new committee that takes over."
        );

    public static RequestRefusedException HasEnded(CommitteeId id) =>
        Conflict(
            "committee-ended",
            $"Tổ chức '{id}' đã có sự kiện kết thúc; hãy kiểm tra lịch sử của tổ chức.",
            $"Committee '{id}' already has an event that ends it; see its history."
        );

    public static RequestRefusedException RootAbove(CommitteeId id) =>
        Invalid(
            "root-above",
            $"Hệ thống này trực thuộc một hệ thống khác, nên '{id}' phải có tổ chức cấp trên.",
            $"This installation is below another one, so '{id}' has to have a parent."
        );

    public static RequestRefusedException TooManyChildren(CommitteeId id, int max) =>
        Invalid(
            "children-limit",
            $"'{id}' đã có đủ {max} tổ chức trực thuộc; hãy lập một cấp trung gian.",
            $"'{id}' already has the most children it can, {max}; put a level in between."
        );

    public static RequestRefusedException TooDeep(CommitteeId id, int max) =>
        Invalid(
            "tree-depth-limit",
            $"Dưới '{id}' cây đã sâu {max} cấp; hãy lập tổ chức mới ở cấp cao hơn.",
            $"Below '{id}' the tree is {max} levels deep already; put the new committee higher."
        );

    public static RequestRefusedException RootExists(CommitteeId root) =>
        Conflict(
            "root-exists",
            $"Cây đã có gốc là '{root}'; hãy nêu tổ chức cấp trên trực tiếp (parent).",
            $"The tree has its root already, '{root}'; name the parent."
        );

    public static RequestRefusedException HasChildren(CommitteeId id, CommitteeId child) =>
        Invalid(
            "children-active",
            $"'{id}' còn tổ chức trực thuộc ('{child}'); hãy chuyển hoặc giải thể các tổ chức đó trước.",
            $"'{id}' still has children ('{child}'); transfer or dissolve them first."
        );

    private static RequestRefusedException Conflict(string code, string vi, string en) => new(code, true, new(vi, en));

    private static RequestRefusedException Invalid(string code, string vi, string en) => new(code, false, new(vi, en));
}
