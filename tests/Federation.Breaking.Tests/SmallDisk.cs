using System.Diagnostics;
using System.Text;

namespace Federation.Breaking.Tests;

/// <summary>
/// A disk of a few megabytes in memory (tmpfs), mounted by root, or else in a user namespace of its own, which a shell
/// keeps alive and the program enters.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Size = "size=24m";

    private readonly DataFolder point = new();
    private readonly Process? keeper;

    private SmallDisk()
    {
        if (Run("mount", "-t", "tmpfs", "-o", Size, "tmpfs", point.Path))
        {
            Path = point.Path;
            return;
        }

        // It lives as long as its input is open: gone with this process, however that ends.
        keeper = Process.Start(
            new ProcessStartInfo(
                "unshare",
                ["-rm", "sh", "-c", $"mount -t tmpfs -o {Size} tmpfs \"$0\" && echo mounted && read -r _"]
            )
            {
                ArgumentList = { point.Path },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        IsMounted = keeper.StandardOutput.ReadLine() == "mounted";
        Path = $"/proc/{keeper.Id}/root{point.Path}";
        Through = ["nsenter", "-t", $"{keeper.Id}", "-U", "-m", "--preserve-credentials"];
    }

    private bool IsMounted { get; } = true;

    /// <summary>Where it is for this process.</summary>
    public string Path { get; }

    /// <summary>Where it is for what is run <see cref="Through"/> these words.</summary>
    public string PathWithin => point.Path;

    public IReadOnlyList<string> Through { get; } = [];

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>A small disk; null where this machine lets nobody mount one.</summary>
    public static SmallDisk? TryMount()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var disk = new SmallDisk();
        if (disk.IsMounted)
        {
            return disk;
        }

        disk.Dispose();
        return null;
    }

    /// <summary>Takes up all the room that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var block = new byte[64 * 1024]; block.Length > 0; block = new byte[block.Length / 2])
        {
            try
            {
                while (true)
                {
                    filler.Write(block);
                }
            }
            catch (IOException)
            {
                // No room for one more of this size.
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        if (keeper is null)
        {
            Run("umount", point.Path);
        }
        else
        {
            keeper.Kill();
            keeper.Dispose();
        }

        point.Dispose();
    }

    private static bool Run(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
