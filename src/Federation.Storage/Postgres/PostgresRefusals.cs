namespace Federation.Storage.Postgres;

/// <summary>
/// Why a PostgreSQL database is not opened: what is wrong, where, and the way out, which depends on what the database
/// is for. A password is nowhere in what is said.
/// </summary>
internal static class PostgresRefusals
{
    private const string Form = "Host=…;Database=…;Username=…;Password=…";

    public static StorageRefusedException NotAConnection(string setting, PostgresUse use) =>
        new(
            "not-a-connection",
            setting,
            $"{setting} không phải là chuỗi kết nối PostgreSQL. Hãy viết theo dạng {Form}; giá trị có dấu chấm phẩy "
                + $"thì đặt trong dấu nháy đơn. {use.Without.Vi}",
            $"{setting} is not a PostgreSQL connection string. Write it as {Form}, a value with a semicolon in single "
                + $"quotes. {use.Without.En}"
        );

    public static StorageRefusedException CannotConnect(PostgresTarget at, Exception inner) =>
        new(
            "cannot-connect",
            at.Place,
            $"Không kết nối được tới {at}: {Failures.Say(inner)}. Hãy kiểm tra máy chủ PostgreSQL có đang chạy "
                + $"không, địa chỉ và cổng trong {at.Use.Setting}, tường lửa và dung lượng đĩa của máy chủ rồi khởi "
                + "động lại. Chưa có gì bị mất.",
            $"{at} cannot be reached: {Failures.Say(inner)}. Check that the PostgreSQL server runs, the address and "
                + $"port in {at.Use.Setting}, the firewall and the server's disk, and start again. Nothing is lost "
                + "by this.",
            inner
        );

    public static StorageRefusedException NotLetIn(PostgresTarget at, Exception inner) =>
        new(
            "not-let-in",
            at.Place,
            $"{at} không cho đăng nhập: {inner.Message}. Hãy kiểm tra tên và mật khẩu trong {at.Use.Setting} và "
                + $"tệp pg_hba.conf của máy chủ; deploy/postgres/{at.Use.Script} tạo các vai trò và đặt mật khẩu.",
            $"{at} does not let the program in: {inner.Message}. Check the name and the password in "
                + $"{at.Use.Setting} and the server's pg_hba.conf; deploy/postgres/{at.Use.Script} makes the roles and "
                + "sets their passwords.",
            inner
        );

    public static StorageRefusedException NoDatabase(PostgresTarget at, Exception inner) =>
        new(
            "no-database",
            at.Place,
            $"Không có cơ sở dữ liệu {at}. Hãy tạo nó (createdb --encoding=UTF8 --template=template0) rồi chạy "
                + $"deploy/postgres/{at.Use.Script} trong đó, hoặc sửa tên trong {at.Use.Setting}.",
            $"There is no database {at}. Make it (createdb --encoding=UTF8 --template=template0) and run "
                + $"deploy/postgres/{at.Use.Script} in it, or mend the name in {at.Use.Setting}.",
            inner
        );

    public static StorageRefusedException NoRights(PostgresTarget at, Exception inner) =>
        new(
            "no-rights",
            at.Place,
            $"Vai trò trong {at.Use.Setting} không đủ quyền ở {at}: {inner.Message}. "
                + $"{at.Use.Rights.Vi} Chưa có gì bị thay đổi.",
            $"The role in {at.Use.Setting} lacks a right in {at}: {inner.Message}. "
                + $"{at.Use.Rights.En} Nothing was changed.",
            inner
        );

    public static StorageRefusedException TooManyConnections(PostgresTarget at, Exception inner) =>
        new(
            "too-many-connections",
            at.Place,
            $"{at} không nhận thêm kết nối: {inner.Message}. Chương trình cần một kết nối cho mỗi đơn vị và thêm "
                + "vài kết nối để đọc; hãy tăng max_connections của máy chủ hoặc dừng chương trình khác.",
            $"{at} takes no more connections: {inner.Message}. The program needs one for each instance and a few to "
                + "read; raise the server's max_connections, or stop other programs.",
            inner
        );

    public static StorageRefusedException ReadOnly(PostgresTarget at, Exception? inner = null) =>
        new(
            "read-only",
            at.Place,
            $"{at} chỉ cho đọc: máy chủ là bản sao dự phòng, hoặc default_transaction_read_only đang bật. Hãy dùng "
                + "địa chỉ của máy chủ chính hoặc tắt thiết lập đó. Chưa có gì bị mất.",
            $"{at} can only be read: the server is a standby, or default_transaction_read_only is on. Give the "
                + "primary's address, or turn that setting off. Nothing is lost by this.",
            inner
        );

    public static StorageRefusedException NotDurable(PostgresTarget at, string setting, string found, string wanted) =>
        new(
            "not-durable",
            at.Place,
            $"{at} có {setting} = {found}: báo cáo đã được tiếp nhận có thể mất khi máy chủ gặp sự cố. Hãy đặt "
                + $"{setting} = {wanted} (trong postgresql.conf, hoặc ở ALTER ROLE/ALTER DATABASE nếu đặt tại đó) rồi "
                + "khởi động lại.",
            $"{at} has {setting} = {found}: what was acknowledged could be lost when the server fails. Set "
                + $"{setting} = {wanted} (in postgresql.conf, or in ALTER ROLE/ALTER DATABASE where it is set there) "
                + "and start again."
        );

    public static StorageRefusedException Unfit(PostgresTarget at, string setting, string found, string wanted) =>
        new(
            "unfit-server",
            at.Place,
            $"{at} có {setting} = {found}; chương trình cần {wanted}. Hãy dùng một máy chủ hoặc cơ sở dữ liệu khác.",
            $"{at} has {setting} = {found}; the program needs {wanted}. Use another server or database."
        );

    public static StorageRefusedException Pooler(PostgresTarget at) =>
        new(
            "pooler",
            at.Place,
            $"Giữa chương trình và {at} có một bộ gộp kết nối (như PgBouncer): những gì chương trình khóa và "
                + "đặt trên kết nối của mình không còn tác dụng. Hãy dùng địa chỉ của chính máy chủ PostgreSQL.",
            $"A connection pooler (such as PgBouncer) stands between the program and {at}: what it locks and sets on a "
                + "connection of its own would mean nothing. Give the PostgreSQL server's own address."
        );

    public static StorageRefusedException InUse(PostgresTarget at, string instance, string? holder, Exception inner) =>
        new(
            "in-use",
            at.Place,
            $"Một chương trình khác đang ghi đơn vị {instance} trong {at} ({holder ?? "kết nối vừa đóng"}). Hãy "
                + $"dừng chương trình đó, hoặc dùng cơ sở dữ liệu khác ({at.Use.Setting}). Nếu chương trình đó đã "
                + "chết mà kết nối còn lại, máy chủ sẽ bỏ kết nối sau chừng một phút; SELECT pg_terminate_backend(pid) "
                + "bỏ ngay.",
            $"Another program writes the instance {instance} in {at} ({holder ?? "a connection just closed"}). Stop "
                + $"it, or use another database ({at.Use.Setting}). Where that program is dead and its connection "
                + "is left, the server drops it within about a minute; SELECT pg_terminate_backend(pid) does at once.",
            inner
        );

    public static StorageRefusedException NewerSchema(PostgresTarget at, long found, long known) =>
        new(
            "newer-schema",
            at.Place,
            $"{at} do một phiên bản mới hơn của chương trình ghi (lược đồ {found}; phiên bản này biết đến {known}). "
                + "Hãy chạy phiên bản mới hơn đó, hoặc khôi phục bản sao lưu có trước khi nâng cấp. Chưa có gì bị thay "
                + "đổi.",
            $"{at} was written by a newer version of the program (schema {found}; this version knows up to "
                + $"{known}). Run that newer version, or restore the backup made before the upgrade. Nothing was "
                + "changed."
        );

    public static StorageRefusedException Foreign(PostgresTarget at, Exception inner) =>
        new(
            "foreign-database",
            at.Place,
            $"{at} đã có bảng của chương trình khác trong lược đồ {at.Use.Schema}: {inner.Message}. Hãy dùng một cơ sở "
                + $"dữ liệu khác ({at.Use.Setting}). Chưa có gì bị thay đổi.",
            $"{at} has another program's tables in its schema {at.Use.Schema}: {inner.Message}. Use another database "
                + $"({at.Use.Setting}). Nothing was changed.",
            inner
        );

    public static StorageRefusedException Damaged(PostgresTarget at, string what, Exception? inner = null) =>
        new(
            "damaged",
            at.Place,
            $"{at} đã hỏng: {what}. Chưa có gì bị thay đổi. {at.Use.Damaged.Vi}",
            $"{at} is damaged: {what}. Nothing was changed. {at.Use.Damaged.En}",
            inner
        );
}
