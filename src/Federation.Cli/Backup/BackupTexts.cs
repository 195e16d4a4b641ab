using Federation.Core.Indicators;

namespace Federation.Cli.Backup;

/// <summary>What the verbs say, in both languages.</summary>
internal static class BackupTexts
{
    public static Labels BackedUp(int instances, string from, string to) =>
        new(
            $"Đã sao lưu {instances} đơn vị từ {from} vào {to} và kiểm tra bản sao lưu.",
            $"Backed up {instances} instances from {from} to {to}, and verified the backup."
        );

    public static Labels NoGood(string to) =>
        new(
            $"Không nên dùng bản sao lưu {to}. Hãy kiểm tra chính nơi lưu trữ (federation verify), rồi sao lưu vào một "
                + "thư mục khác.",
            $"The backup {to} should not be relied on. Verify the storage itself (federation verify), then back up to "
                + "another folder."
        );

    public static Labels Restored(int instances, long figures, string from, string to) =>
        new(
            $"Đã khôi phục {instances} đơn vị từ {from} vào {to}; chuỗi và {figures} số liệu khớp. Các báo cáo nộp sau "
                + "bản sao lưu phải nộp lại. Nếu có hệ thống cấp trên, nó không nhận số liệu của bản cũ hơn cho tới "
                + "khi có lệnh federation accept.",
            $"Restored {instances} instances from {from} to {to}; the chains and {figures} figures agree. Reports "
                + "submitted since the backup have to be submitted again. An installation above takes nothing of an "
                + "older copy until you have said federation accept."
        );

    public static Labels NoBackup(string folder) =>
        new(
            $"Không có bản sao lưu nào trong {folder}. Hãy nêu đúng thư mục bằng --from.",
            $"There is no backup in {folder}. Name the right folder with --from."
        );

    public static Labels NoInstance(string place, string instance) =>
        new($"Không có đơn vị '{instance}' trong {place}.", $"There is no instance '{instance}' in {place}.");

    public static Labels Accepted(string instance, long position, long epoch) =>
        new(
            $"{instance}: từ nay tiếp tục từ bản ghi {position}, kỷ nguyên {epoch}. Những gì báo cáo sau bản ghi đó "
                + "không còn; hãy nộp lại. Cấp trên nhận số liệu này khi chương trình khởi động.",
            $"{instance}: goes on from entry {position}, epoch {epoch}. What was reported after it is not there any "
                + "more; submit it again. The installation above takes these figures once the program is started."
        );
}
