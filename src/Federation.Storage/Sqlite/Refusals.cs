namespace Federation.Storage.Sqlite;

/// <summary>Why a database is not opened: what is wrong, where, and the way out.</summary>
internal static class Refusals
{
    /// <summary>Another program has it open.</summary>
    public const string InUseCode = "in-use";

    private const string RestoreVi =
        "Chưa có gì bị thay đổi và không có số liệu nào được đưa ra từ tệp này. Hãy chuyển các tệp .db, .db-wal và "
        + ".db-shm của đơn vị này sang nơi khác (giữ lại), đặt bản sao lưu mới nhất còn tốt vào chỗ đó rồi khởi động "
        + "lại; các báo cáo nộp sau bản sao lưu đó phải nộp lại.";

    private const string RestoreEn =
        "Nothing was changed and no figure is served from it. Move this instance's .db, .db-wal and .db-shm files "
        + "away (keep them), put the newest good backup in their place and start again; reports submitted since that "
        + "backup have to be submitted again.";

    public static StorageRefusedException InUse(string lockPath, Exception inner) =>
        new(
            InUseCode,
            lockPath,
            $"Một chương trình khác đang mở cơ sở dữ liệu này (tệp khóa {lockPath}). Hãy dừng chương trình đó (lệnh "
                + $"fuser -v {lockPath} cho biết là chương trình nào) hoặc chọn thư mục dữ liệu khác "
                + "(Federation__Data). Không cần xóa tệp khóa.",
            $"Another program has this database open (lock file {lockPath}). Stop it (fuser -v {lockPath} names it) "
                + "or choose another data folder (Federation__Data). The lock file need not be deleted.",
            inner
        );

    public static StorageRefusedException NewerSchema(string path, long found, long known) =>
        new(
            "newer-schema",
            path,
            $"{path} do một phiên bản mới hơn của chương trình ghi (lược đồ {found}; phiên bản này biết đến "
                + $"{known}). Hãy chạy phiên bản mới hơn đó, hoặc khôi phục bản sao lưu có trước khi nâng cấp. Chưa "
                + "có gì bị thay đổi.",
            $"{path} was written by a newer version of the program (schema {found}; this version knows up to "
                + $"{known}). Run that newer version, or restore the backup made before the upgrade. Nothing was "
                + "changed."
        );

    public static StorageRefusedException NotADatabase(string path, Exception? inner = null) =>
        new(
            "not-a-database",
            path,
            $"{path} không phải là cơ sở dữ liệu SQLite, hoặc phần đầu của tệp đã hỏng. {RestoreVi}",
            $"{path} is not an SQLite database, or its beginning is damaged. {RestoreEn}",
            inner
        );

    public static StorageRefusedException Foreign(string path, long applicationId) =>
        new(
            "foreign-database",
            path,
            $"{path} là cơ sở dữ liệu của chương trình khác (application_id {applicationId}). Hãy chuyển tệp đó đi "
                + "nơi khác hoặc chọn thư mục dữ liệu khác (Federation__Data). Chưa có gì bị thay đổi.",
            $"{path} is another program's database (application_id {applicationId}). Move it away or choose another "
                + "data folder (Federation__Data). Nothing was changed."
        );

    public static StorageRefusedException OtherInstance(string path, string found, string expected) =>
        new(
            "other-instance",
            path,
            $"{path} chứa dữ liệu của {found}, không phải của {expected}. Hãy đặt lại tên tệp cho đúng: mỗi tệp mang "
                + "tên đơn vị của nó. Chưa có gì bị thay đổi.",
            $"{path} keeps the instance {found}, not {expected}. Give the files their right names back: each is "
                + "named after its instance. Nothing was changed."
        );

    public static StorageRefusedException DatabaseMissing(string path, string companion) =>
        new(
            "database-missing",
            path,
            $"Có {companion} nhưng không có {path}: cơ sở dữ liệu này đã từng có ở đây. Hãy đưa các tệp về cùng một "
                + "chỗ, hoặc khôi phục bản sao lưu mới nhất; nếu thật sự muốn bắt đầu lại từ đầu, hãy chuyển "
                + $"{companion} đi nơi khác. Chưa có gì bị thay đổi.",
            $"{companion} is there but {path} is not: this database has been here. Bring the files together again, or "
                + $"restore the newest backup; to begin anew on purpose, move {companion} away. Nothing was changed."
        );

    public static StorageRefusedException Damaged(string path, string place, Exception? inner = null) =>
        new(
            "damaged",
            path,
            $"{path} đã hỏng: {place}. {RestoreVi}",
            $"{path} is damaged: {place}. {RestoreEn}",
            inner
        );

    public static StorageRefusedException NoWal(string path, string found) =>
        new(
            "no-wal",
            path,
            $"Hệ thống tệp của {path} không dùng được nhật ký ghi trước (WAL; journal_mode là {found}). Hãy đặt thư "
                + "mục dữ liệu trên đĩa của chính máy này, không phải ổ đĩa mạng.",
            $"The file system of {path} cannot keep a write-ahead log (WAL; the journal_mode is {found}). Put the "
                + "data folder on a disk of this machine, not on a network drive."
        );

    public static StorageRefusedException CannotOpen(string path, Exception inner) =>
        new(
            "cannot-open",
            path,
            $"Không mở được {path}: {inner.Message} Hãy kiểm tra quyền ghi vào thư mục và tệp, dung lượng đĩa còn "
                + "trống và tình trạng đĩa. Chưa có gì bị mất.",
            $"{path} cannot be opened: {inner.Message} Check that folder and files may be written, that the disk has "
                + "room, and its health. Nothing is lost by this.",
            inner
        );
}
