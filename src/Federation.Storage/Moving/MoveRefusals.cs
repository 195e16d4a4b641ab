namespace Federation.Storage.Moving;

/// <summary>Why an instance is not served, or not moved, and the way out.</summary>
internal static class MoveRefusals
{
    public static StorageRefusedException HasMoved(string place, string instance, string to) =>
        new(
            "moved",
            place,
            $"{instance} đã chuyển từ {place} tới {to}; phần còn lại ở đây là bản cũ. Hãy chạy chương trình với nơi "
                + "lưu trữ mới, hoặc dùng lệnh federation migrate để chuyển về. Chưa có gì bị thay đổi.",
            $"{instance} has moved from {place} to {to}; what is left here is as it was then. Run the program with the "
                + "new storage, or bring it back with federation migrate. Nothing was changed."
        );

    public static StorageRefusedException NotWhole(string place, string instance, string from) =>
        new(
            "not-whole",
            place,
            $"{instance} đang được chép từ {from} tới {place} và chưa xong. Hãy chạy lại lệnh đã chép (federation "
                + "migrate, backup, restore): nó làm tiếp từ chỗ dừng. Chưa có gì bị mất.",
            $"{instance} is being copied from {from} to {place}, and is not whole yet. Run the command that copies it "
                + "(federation migrate, backup, restore) again: it goes on where it stopped. Nothing is lost."
        );

    public static StorageRefusedException OnlyRead(string place, string instance) =>
        new(
            "only-read",
            place,
            $"{instance} trong {place} chỉ được mở để đọc.",
            $"{instance} in {place} has been opened to be read only."
        );

    public static StorageRefusedException Unknown(string place, string instance) =>
        new(
            "unknown-instance",
            place,
            $"{place} không có đơn vị {instance}. Hãy kiểm tra tên và nơi lưu trữ. Chưa có gì bị thay đổi.",
            $"{place} has no instance {instance}. Check the name and the place. Nothing was changed."
        );

    public static StorageRefusedException Taken(string place, string instance) =>
        new(
            "taken",
            place,
            $"{place} đã có đơn vị {instance} và đang phục vụ đơn vị đó. Hãy chọn nơi lưu trữ khác. Chưa có gì bị thay "
                + "đổi.",
            $"{place} has the instance {instance} already, and serves it. Choose another place. Nothing was changed."
        );

    public static StorageRefusedException OtherHistory(string place, string instance, long position) =>
        new(
            "other-history",
            place,
            $"Những gì {place} giữ của {instance} không phải là phần đầu của nhật ký cần chép (khác ở bản ghi "
                + $"{position}). Hãy giữ nó lại ở nơi khác và chọn một nơi lưu trữ trống. Chưa có gì bị thay đổi.",
            $"What {place} keeps of {instance} is not the beginning of the journal to be copied (it differs at entry "
                + $"{position}). Keep it somewhere else and choose an empty place. Nothing was changed."
        );

    public static StorageRefusedException NotTheSame(string place, string instance, string what) =>
        new(
            "not-the-same",
            place,
            $"Bản chép của {instance} trong {place} không giống bản gốc: {what}. Bản gốc vẫn được dùng như trước. Hãy "
                + $"kiểm tra đĩa của {place} rồi chép lại vào một nơi trống.",
            $"The copy of {instance} in {place} is not what it was copied from: {what}. The original is served as "
                + "before. Check the disk there, and copy again to an empty place."
        );
}
