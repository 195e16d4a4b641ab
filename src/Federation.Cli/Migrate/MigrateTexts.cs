using Federation.Core.Indicators;

namespace Federation.Cli.Migrate;

/// <summary>What the verb says, in both languages.</summary>
internal static class MigrateTexts
{
    public static Labels NoDatabase() =>
        new(
            "Hãy đặt Federation__Database là chuỗi kết nối PostgreSQL (và, ở lần đầu, Federation__DatabaseOwner là "
                + "chuỗi kết nối của chủ các bảng). Mật khẩu không được nêu trong lệnh: người khác trên máy sẽ thấy.",
            "Set Federation__Database to the connection string of the PostgreSQL database (and, the first time, "
                + "Federation__DatabaseOwner to that of the tables' owner). A password is not given in the command: "
                + "others on the machine would see it."
        );

    public static Labels Nothing(string place) =>
        new($"Không có đơn vị nào trong {place}.", $"There is no instance in {place}.");

    public static Labels Moved(int instances, long figures, string from, string to) =>
        new(
            $"Đã chuyển {instances} đơn vị từ {from} tới {to}; chuỗi và {figures} số liệu khớp. Từ nay chỉ {to} phục "
                + "vụ các đơn vị này.",
            $"Moved {instances} instances from {from} to {to}; the chains and {figures} figures agree. From now on "
                + $"only {to} serves them."
        );

    public static Labels AlreadyMoved(string from, string to) =>
        new(
            $"Tất cả đã được chuyển từ {from} tới {to} trước đây; không còn gì phải làm.",
            $"All of it has been moved from {from} to {to} before; nothing is left to be done."
        );

    public static Labels FigureDiffers(string original, string? copy) =>
        new(
            $"bản gốc cho {original}, bản chép cho {copy ?? "không có gì"}",
            $"the original gives {original}, the copy gives {copy ?? "nothing"}"
        );

    public static Labels Carry(string folder) =>
        new(
            $"Khóa và các liên kết cũng đã ở {folder}. Hãy mang thư mục này sang máy mới và khởi động tại đó với "
                + "Federation__Data; máy cũ không khởi động được nữa. Nếu địa chỉ liên kết (Federation__LinkUrl) "
                + "đổi, hãy báo cho các hệ thống cấp dưới.",
            $"The keys and the links are in {folder} as well. Carry this folder to the other machine and start it "
                + "there with Federation__Data; the old one does not start any more. Where the address of its links "
                + "(Federation__LinkUrl) changes, tell the installations below."
        );

    public static Labels LinkUp(string folder) =>
        new(
            $"{folder} là một hệ thống riêng: hãy cấp cho nó liên kết mới (federation enrol ở cấp trên, sau khi thu "
                + "hồi liên kết cũ nếu các đơn vị này đứng sau liên kết đó).",
            $"{folder} is an installation of its own: give it a link (federation enrol at the one above, after "
                + "revoking the old link where these instances are behind it)."
        );
}
