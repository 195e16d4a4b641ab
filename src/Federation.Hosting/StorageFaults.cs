using Federation.Engine.Ports;

namespace Federation.Hosting;

/// <summary>What an operator is told when an instance was opened, but what the start needs of it failed.</summary>
internal static class StorageFaults
{
    public static string AtStart(JournalUnavailableException unavailable, bool isPostgres) =>
        $"The program does not start: {unavailable.Message} {(isPostgres ? PostgresEn : SqliteEn)}\n"
        + $"Chương trình không khởi động được: {unavailable.Message} {(isPostgres ? PostgresVi : SqliteVi)}";

    private const string SqliteEn =
        "Check that the disk has room and that the data folder may be written; what was accepted is still there. Where "
        + "an entry is said to be damaged, move this instance's .db, .db-wal and .db-shm files away (keep them) and "
        + "put the newest good backup in their place.";

    private const string SqliteVi =
        "Hãy kiểm tra dung lượng đĩa còn trống và quyền ghi vào thư mục dữ liệu; những gì đã tiếp nhận vẫn còn. Nếu "
        + "thông báo nói một bản ghi đã hỏng, hãy chuyển các tệp .db, .db-wal và .db-shm của đơn vị này sang nơi khác "
        + "(giữ lại) rồi đặt bản sao lưu mới nhất còn tốt vào chỗ đó.";

    private const string PostgresEn =
        "Check that the PostgreSQL server runs and that its disk has room; what was accepted is still there. Where an "
        + "entry is said to be damaged, keep the database, restore the newest good backup into another one and point "
        + "Federation__Database there.";

    private const string PostgresVi =
        "Hãy kiểm tra máy chủ PostgreSQL có đang chạy không và dung lượng đĩa của nó; những gì đã tiếp nhận vẫn còn. "
        + "Nếu thông báo nói một bản ghi đã hỏng, hãy giữ lại cơ sở dữ liệu đó, khôi phục bản sao lưu mới nhất còn tốt "
        + "vào một cơ sở dữ liệu khác và trỏ Federation__Database tới đó.";
}
