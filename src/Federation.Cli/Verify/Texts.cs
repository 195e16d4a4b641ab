using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Cli.Verify;

/// <summary>What the verb says, in both languages.</summary>
internal static class Texts
{
    public static Labels NoFolder(string folder) =>
        new(
            $"Không có thư mục dữ liệu {folder}. Hãy nêu đúng thư mục bằng --data.",
            $"There is no data folder {folder}. Name the right one with --data."
        );

    public static Labels OnPostgres() =>
        new(
            "Federation__Database trỏ tới PostgreSQL, còn lệnh này chỉ xem thư mục dữ liệu của SQLite. Hãy bỏ biến đó "
                + "khi chạy lệnh nếu muốn kiểm tra một thư mục dữ liệu.",
            "Federation__Database names a PostgreSQL database, and this verb looks at data folders of SQLite only. "
                + "Leave it out here to verify a data folder."
        );

    public static Labels NoCatalogue(string file) =>
        new(
            $"Không có tệp danh mục {file}. Hãy nêu đúng tệp bằng --catalogue.",
            $"There is no catalogue {file}. Name the right file with --catalogue."
        );

    public static Labels FaultyCatalogue(Fault fault) =>
        new($"Danh mục có lỗi: {fault.Message.Vi}", $"The catalogue is at fault: {fault}");

    public static Labels NoCopy(string folder, string why) =>
        new(
            $"Không sao chép được {folder} để kiểm tra: {why} Hãy kiểm tra quyền đọc và chỗ trống trong thư mục tạm.",
            $"{folder} cannot be copied to be verified: {why} Check that it may be read and that the temporary folder "
                + "has room."
        );

    public static Labels Counted(string folder, Counts counts) =>
        new(
            $"{folder}: {counts.Instances} đơn vị, {counts.Committees} tổ chức, {counts.Entries} bản ghi; đã đối chiếu "
                + $"{counts.Snapshots} bản chụp, {counts.Edges} quan hệ, {counts.Holdings} bản giữ, "
                + $"{counts.Figures} số liệu.",
            $"{folder}: {counts.Instances} instances, {counts.Committees} committees, {counts.Entries} entries; "
                + $"compared {counts.Snapshots} snapshots, {counts.Edges} edges, {counts.Holdings} holdings, "
                + $"{counts.Figures} figures."
        );

    public static Labels AllAgrees() => new("Tất cả khớp với nhật ký.", "All of it agrees with the journals.");

    public static Labels Restore() =>
        new(
            "Hãy dừng chương trình, chuyển các tệp .db, .db-wal và .db-shm của đơn vị này sang nơi khác (giữ lại), đặt "
                + "bản sao lưu mới nhất còn tốt vào chỗ đó; các báo cáo nộp sau bản sao lưu đó phải nộp lại.",
            "Stop the program, move this instance's .db, .db-wal and .db-shm files away (keep them) and put the newest "
                + "good backup in their place; reports submitted since that backup have to be submitted again."
        );

    public static Labels Resnap(string file) =>
        new(
            "Bản chụp chỉ để khởi động nhanh. Hãy dừng chương trình, xóa chúng (sqlite3 "
                + $"{file} \"DELETE FROM snapshots\") rồi khởi động lại: chúng được tính lại từ nhật ký, không mất gì.",
            $"Snapshots only save time. Stop the program, delete them (sqlite3 {file} \"DELETE FROM snapshots\") and "
                + "start again: they are made anew from the journal, and nothing is lost."
        );

    public static Labels SameBackup(string instance, string other) =>
        new(
            $"Một trong hai cơ sở dữ liệu {instance} và {other} là bản cũ hoặc bản của nơi khác. Hãy đặt vào bản mới "
                + "nhất của mỗi bên, cùng một lần sao lưu nếu được.",
            $"One of the databases of {instance} and {other} is an older copy, or another installation's. Put the "
                + "newest of each in place, of one backup where possible."
        );

    public static Labels TellUs() =>
        new(
            "Nhật ký là đúng; chương trình tính sai. Hãy báo cho người phát triển, kèm toàn bộ thông báo này.",
            "The journals are right and the program is wrong. Tell its developers, with all that is said here."
        );

    public static Labels ChainBroken(long position, string what) =>
        new($"bản ghi {position} của chuỗi: {what}", $"entry {position} of the chain: {what}");

    public static Labels NotDecoded(long sequence, string why) =>
        new($"không đọc được bản ghi thứ {sequence}: {why}", $"entry {sequence} cannot be decoded: {why}");

    public static Labels Unreadable(string why) => new($"không đọc được: {why}", $"it cannot be read: {why}");

    public static Labels SnapshotDiffers(long sequence) =>
        new(
            $"bản chụp ở bản ghi thứ {sequence} không phải là những gì nhật ký cho",
            $"the snapshot at entry {sequence} is not what the journal gives"
        );

    public static Labels ChildUnknown(CommitteeId child) =>
        new(
            $"có {child} là cấp dưới, nhưng nhật ký của đơn vị đó không có tổ chức này",
            $"it has {child} as a child, which its instance's journal does not know"
        );

    public static Labels EdgeContradicted(CommitteeId child, string days) =>
        new(
            $"ghi rằng {child} trực thuộc {days}, nhưng lịch sử của {child} chưa bao giờ nói vậy",
            $"it says that {child} belonged to it {days}, which {child}'s own history never said"
        );

    public static Labels HoldingAhead(CommitteeId child, long position) =>
        new(
            $"giữ số liệu của {child} ở bản ghi {position} của chuỗi, mà nhật ký của đơn vị đó không có bản ghi ấy",
            $"it holds what {child} showed at entry {position} of the chain, which its instance's journal does not have"
        );

    public static Labels HoldingDiffers(CommitteeId child) =>
        new(
            $"số liệu giữ của {child} không phải là những gì nhật ký của {child} cho",
            $"what it holds of {child} is not what {child}'s journal gives"
        );

    public static Labels FigureDiffers(object? served, object? recomputed) =>
        new(
            $"chương trình đưa ra {served ?? "—"}, tính lại từ nhật ký là {recomputed ?? "—"}",
            $"the program serves {served ?? "nothing"}, recomputed from the journals it is {recomputed ?? "nothing"}"
        );
}
