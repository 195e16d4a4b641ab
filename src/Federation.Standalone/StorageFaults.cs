using Federation.Engine.Ports;

namespace Federation.Standalone;

/// <summary>What an operator is told when an instance was opened, but what the start needs of it failed.</summary>
internal static class StorageFaults
{
    public static string AtStart(JournalUnavailableException unavailable) =>
        $"The program does not start: {unavailable.Message} Check that the disk has room and that the data folder "
        + "may be written; what was accepted is still there. Where an entry is said to be damaged, move this "
        + "instance's .db, .db-wal and .db-shm files away (keep them) and put the newest good backup in their place.\n"
        + $"Chương trình không khởi động được: {unavailable.Message} Hãy kiểm tra dung lượng đĩa còn trống và quyền "
        + "ghi vào thư mục dữ liệu; những gì đã tiếp nhận vẫn còn. Nếu thông báo nói một bản ghi đã hỏng, hãy chuyển "
        + "các tệp .db, .db-wal và .db-shm của đơn vị này sang nơi khác (giữ lại) rồi đặt bản sao lưu mới nhất còn "
        + "tốt vào chỗ đó.";
}
