using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Storage.Links;

/// <summary>A small file that is replaced whole: what is there is old or new, never half of either.</summary>
internal static class LinkFile
{
    /// <summary>What the file says; null where there is none.</summary>
    /// <exception cref="StorageRefusedException">It says nothing that can be understood.</exception>
    public static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw Damaged(path, null);
        }
        catch (JsonException damage)
        {
            throw Damaged(path, damage);
        }
    }

    /// <summary>Replaces the file; when it returns, the content is durable.</summary>
    public static void Write<T>(string path, T content, JsonTypeInfo<T> type) =>
        Write(path, JsonSerializer.SerializeToUtf8Bytes(content, type));

    /// <summary>Replaces the file; nobody but its owner may read it.</summary>
    public static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(next, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static StorageRefusedException Damaged(string path, Exception? damage) =>
        new(
            "links-damaged",
            path,
            $"Tệp {path} bị hỏng. Hãy khôi phục tệp này từ bản sao lưu; nếu không có, hãy xóa nó và ghi danh lại các "
                + "liên kết.",
            $"The file {path} is damaged. Restore it from a backup; without one, delete it and enrol the links again.",
            damage
        );
}
