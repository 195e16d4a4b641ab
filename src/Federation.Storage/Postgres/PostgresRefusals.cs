namespace Federation.Storage.Postgres;

/// <summary>
/// Why a PostgreSQL database is not opened: what is wrong, where, and the way out. A place is a host, a port and a
/// database's name; a password is nowhere in what is said.
/// </summary>
internal static class PostgresRefusals
{
    private const string Form = "Host=…;Database=…;Username=…;Password=…";

    public static StorageRefusedException NotAConnection(string setting) =>
        new(
            "not-a-connection",
            setting,
            $"{setting} không phải là chuỗi kết nối PostgreSQL. Hãy viết theo dạng {Form}; giá trị có dấu chấm phẩy "
                + "thì đặt trong dấu nháy đơn. Để trống thì chương trình dùng SQLite.",
            $"{setting} is not a PostgreSQL connection string. Write it as {Form}, a value with a semicolon in single "
                + "quotes. Leave it empty for SQLite."
        );

    public static StorageRefusedException CannotConnect(string place, Exception inner) =>
        new(
            "cannot-connect",
            place,
            $"Không kết nối được tới {place}: {Failures.Say(inner)}. Hãy kiểm tra máy chủ PostgreSQL có đang chạy "
                + "không, địa chỉ và cổng trong Federation__Database, tường lửa và dung lượng đĩa của máy chủ rồi khởi "
                + "động lại. Chưa có gì bị mất.",
            $"{place} cannot be reached: {Failures.Say(inner)}. Check that the PostgreSQL server runs, the address and "
                + "port in Federation__Database, the firewall and the server's disk, and start again. Nothing is lost "
                + "by this.",
            inner
        );

    public static StorageRefusedException NotLetIn(string place, Exception inner) =>
        new(
            "not-let-in",
            place,
            $"{place} không cho đăng nhập: {inner.Message}. Hãy kiểm tra tên và mật khẩu trong Federation__Database và "
                + "tệp pg_hba.conf của máy chủ; deploy/postgres/roles.sql tạo các vai trò và đặt mật khẩu.",
            $"{place} does not let the program in: {inner.Message}. Check the name and the password in "
                + "Federation__Database and the server's pg_hba.conf; deploy/postgres/roles.sql makes the roles and "
                + "sets their passwords.",
            inner
        );

    public static StorageRefusedException NoDatabase(string place, Exception inner) =>
        new(
            "no-database",
            place,
            $"Không có cơ sở dữ liệu {place}. Hãy tạo nó (createdb --encoding=UTF8 --template=template0) rồi chạy "
                + "deploy/postgres/roles.sql trong đó, hoặc sửa tên trong Federation__Database.",
            $"There is no database {place}. Make it (createdb --encoding=UTF8 --template=template0) and run "
                + "deploy/postgres/roles.sql in it, or mend the name in Federation__Database.",
            inner
        );

    public static StorageRefusedException NoRights(string place, Exception inner) =>
        new(
            "no-rights",
            place,
            $"Vai trò trong Federation__Database không đủ quyền ở {place}: {inner.Message}. Hãy chạy "
                + "deploy/postgres/roles.sql, rồi khởi động một lần với Federation__DatabaseOwner là chuỗi kết nối của "
                + "federation_owner: chương trình sẽ tạo hoặc nâng cấp các bảng và cấp quyền. Chưa có gì bị thay đổi.",
            $"The role in Federation__Database lacks a right in {place}: {inner.Message}. Run "
                + "deploy/postgres/roles.sql, then start once with Federation__DatabaseOwner as the connection string "
                + "of federation_owner: the program makes or upgrades the tables and grants the rights. Nothing was "
                + "changed.",
            inner
        );

    public static StorageRefusedException TooManyConnections(string place, Exception inner) =>
        new(
            "too-many-connections",
            place,
            $"{place} không nhận thêm kết nối: {inner.Message}. Chương trình cần một kết nối cho mỗi đơn vị và thêm "
                + "vài kết nối để đọc; hãy tăng max_connections của máy chủ hoặc dừng chương trình khác.",
            $"{place} takes no more connections: {inner.Message}. The program needs one for each instance and a few to "
                + "read; raise the server's max_connections, or stop other programs.",
            inner
        );

    public static StorageRefusedException ReadOnly(string place, Exception? inner = null) =>
        new(
            "read-only",
            place,
            $"{place} chỉ cho đọc: máy chủ là bản sao dự phòng, hoặc default_transaction_read_only đang bật. Hãy dùng "
                + "địa chỉ của máy chủ chính hoặc tắt thiết lập đó. Chưa có gì bị mất.",
            $"{place} can only be read: the server is a standby, or default_transaction_read_only is on. Give the "
                + "primary's address, or turn that setting off. Nothing is lost by this.",
            inner
        );

    public static StorageRefusedException NotDurable(string place, string setting, string found, string wanted) =>
        new(
            "not-durable",
            place,
            $"{place} có {setting} = {found}: báo cáo đã được tiếp nhận có thể mất khi máy chủ gặp sự cố. Hãy đặt "
                + $"{setting} = {wanted} (trong postgresql.conf, hoặc ở ALTER ROLE/ALTER DATABASE nếu đặt tại đó) rồi "
                + "khởi động lại.",
            $"{place} has {setting} = {found}: what was acknowledged could be lost when the server fails. Set "
                + $"{setting} = {wanted} (in postgresql.conf, or in ALTER ROLE/ALTER DATABASE where it is set there) "
                + "and start again."
        );

    public static StorageRefusedException Unfit(string place, string setting, string found, string wanted) =>
        new(
            "unfit-server",
            place,
            $"{place} có {setting} = {found}; chương trình cần {wanted}. Hãy dùng một máy chủ hoặc cơ sở dữ liệu khác.",
            $"{place} has {setting} = {found}; the program needs {wanted}. Use another server or database."
        );

    public static StorageRefusedException Pooler(string place) =>
        new(
            "pooler",
            place,
            $"Giữa chương trình và {place} có một bộ gộp kết nối (như PgBouncer): khóa giữ cho chỉ một chương trình "
                + "ghi mỗi đơn vị không còn tác dụng. Hãy dùng địa chỉ của chính máy chủ PostgreSQL.",
            $"A connection pooler (such as PgBouncer) stands between the program and {place}: the lock by which one "
                + "program alone writes an instance would mean nothing. Give the PostgreSQL server's own address."
        );

    public static StorageRefusedException InUse(string place, string instance, string? holder, Exception inner) =>
        new(
            "in-use",
            place,
            $"Một chương trình khác đang ghi đơn vị {instance} trong {place} ({holder ?? "kết nối vừa đóng"}). Hãy "
                + "dừng chương trình đó, hoặc dùng cơ sở dữ liệu khác (Federation__Database). Nếu chương trình đó đã "
                + "chết mà kết nối còn lại, máy chủ sẽ bỏ kết nối sau chừng một phút; SELECT pg_terminate_backend(pid) "
                + "bỏ ngay.",
            $"Another program writes the instance {instance} in {place} ({holder ?? "a connection just closed"}). Stop "
                + "it, or use another database (Federation__Database). Where that program is dead and its connection "
                + "is left, the server drops it within about a minute; SELECT pg_terminate_backend(pid) does at once.",
            inner
        );

    public static StorageRefusedException NewerSchema(string place, long found, long known) =>
        new(
            "newer-schema",
            place,
            $"{place} do một phiên bản mới hơn của chương trình ghi (lược đồ {found}; phiên bản này biết đến {known}). "
                + "Hãy chạy phiên bản mới hơn đó, hoặc khôi phục bản sao lưu có trước khi nâng cấp. Chưa có gì bị thay "
                + "đổi.",
            $"{place} was written by a newer version of the program (schema {found}; this version knows up to "
                + $"{known}). Run that newer version, or restore the backup made before the upgrade. Nothing was "
                + "changed."
        );

    public static StorageRefusedException Foreign(string place, Exception inner) =>
        new(
            "foreign-database",
            place,
            $"{place} đã có bảng của chương trình khác trong lược đồ federation: {inner.Message}. Hãy dùng một cơ sở "
                + "dữ liệu khác (Federation__Database). Chưa có gì bị thay đổi.",
            $"{place} has another program's tables in its schema federation: {inner.Message}. Use another database "
                + "(Federation__Database). Nothing was changed.",
            inner
        );

    public static StorageRefusedException Damaged(string place, string what, Exception? inner = null) =>
        new(
            "damaged",
            place,
            $"{place} đã hỏng: {what}. Chưa có gì bị thay đổi và không có số liệu nào được đưa ra từ đó. Hãy giữ lại "
                + "cơ sở dữ liệu này, khôi phục bản sao lưu mới nhất còn tốt vào một cơ sở dữ liệu khác và trỏ "
                + "Federation__Database tới đó; các báo cáo nộp sau bản sao lưu đó phải nộp lại.",
            $"{place} is damaged: {what}. Nothing was changed and no figure is served from it. Keep this database, "
                + "restore the newest good backup into another one and point Federation__Database there; reports "
                + "submitted since that backup have to be submitted again.",
            inner
        );
}
