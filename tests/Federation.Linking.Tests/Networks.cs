using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Federation.Linking.Tests;

/// <summary>
/// A network namespace for each installation, and one more with the bridge that joins them; gone with the test, and those
/// that a test left that was killed go with the next.
/// </summary>
internal sealed class Networks : IDisposable
{
    private const string Prefix = "fedlink";
    private const string Folder = "/run/netns";
    private const string Hub = "hub";
    private const string Subnet = "10.213.7";

    private readonly List<string> names = [];
    private readonly Dictionary<string, Network> networks = [];

    /// <param name="installations">Their names; the first is at the top.</param>
    public Networks(params IReadOnlyList<string> installations)
    {
        RemoveLeft();
        try
        {
            Make(Hub);
            Run("-n", NameOf(Hub), "link", "add", "bridge", "type", "bridge");
            Run("-n", NameOf(Hub), "link", "set", "bridge", "up");
            foreach (var name in installations)
            {
                Make(name);
                Join(name);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why no networks can be made here; null where they can.</summary>
    public static string? WhyNot()
    {
        var name = $"{Prefix}-{Environment.ProcessId}-try";
        try
        {
            if (TryRun("netns", "add", name) is { } refused)
            {
                return $"No network namespace can be made here ({refused}): installations are not cut off by the network";
            }

            // Some that let one be made let nobody into it.
            var entered =
                TryRun("netns", "exec", name, "true")
                ?? TryRun("-n", name, "link", "add", "name", "try", "type", "bridge");
            return entered is null
                ? null
                : $"A network namespace cannot be used here ({entered}): installations are not cut off by the network";
        }
        catch (Win32Exception)
        {
            return "There is no program ip (Debian: iproute2): installations are not cut off by the network";
        }
        finally
        {
            if (File.Exists(Path.Combine(Folder, name)))
            {
                TryRun("netns", "delete", name);
            }
        }
    }

    public Network Of(string installation) => networks[installation];

    /// <summary>The address of an installation, for the others.</summary>
    public string AddressOf(string installation) => $"{Subnet}.{names.IndexOf(NameOf(installation))}";

    /// <summary>Takes an installation off the bridge: nothing reaches it, and nothing from it anybody, without a word.</summary>
    public void Cut(string installation) => Run("-n", NameOf(Hub), "link", "set", $"to-{installation}", "nomaster");

    /// <summary>Joins it again.</summary>
    public void Heal(string installation) =>
        Run("-n", NameOf(Hub), "link", "set", $"to-{installation}", "master", "bridge");

    /// <summary>What one sends to another is gone; what the other sends arrives.</summary>
    public void CutOneWay(string from, string to) =>
        Run("-n", NameOf(from), "route", "add", "blackhole", $"{AddressOf(to)}/32");

    /// <summary>That way leads there again.</summary>
    public void HealOneWay(string from, string to) =>
        Run("-n", NameOf(from), "route", "delete", "blackhole", $"{AddressOf(to)}/32");

    public void Dispose()
    {
        foreach (var network in networks.Values)
        {
            network.Http.Dispose();
        }

        foreach (var name in names)
        {
            TryRun("netns", "delete", name);
        }
    }

    private static string NameOf(string installation) => $"{Prefix}-{Environment.ProcessId}-{installation}";

    private static void RemoveLeft()
    {
        foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder, $"{Prefix}-*") : [])
        {
            var name = Path.GetFileName(file);
            if (!Directory.Exists($"/proc/{name.Split('-')[1]}"))
            {
                TryRun("netns", "delete", name);
            }
        }
    }

    private void Make(string installation)
    {
        Run("netns", "add", NameOf(installation));
        names.Add(NameOf(installation));
    }

    private void Join(string installation)
    {
        var name = NameOf(installation);
        string[] pair = ["link", "add", $"to-{installation}", "netns", NameOf(Hub), "type", "veth"];
        Run([.. pair, "peer", "name", "eth0", "netns", name]);
        Heal(installation);
        Run("-n", NameOf(Hub), "link", "set", $"to-{installation}", "up");
        Run("-n", name, "address", "add", $"{AddressOf(installation)}/24", "dev", "eth0");
        Run("-n", name, "link", "set", "eth0", "up");
        Run("-n", name, "link", "set", "lo", "up");
        networks[installation] = new(["ip", "netns", "exec", name], Client(Path.Combine(Folder, name)));
    }

    /// <summary>A client whose connections begin in a namespace: the interface is served on its loopback only.</summary>
    private static HttpClient Client(string space) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = await SocketIn(space);
                    try
                    {
                        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                        return new NetworkStream(socket, ownsSocket: true);
                    }
                    catch
                    {
                        socket.Dispose();
                        throw;
                    }
                },
            }
        );

    /// <summary>A socket belongs where the thread was that made it: one that goes there, and ends there.</summary>
    private static Task<Socket> SocketIn(string space)
    {
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle(space);
                if (setns((int)file.DangerousGetHandle(), 0) != 0)
                {
                    throw new IOException($"{space} cannot be entered: {Marshal.GetLastPInvokeErrorMessage()}");
                }

                made.SetResult(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            }
            catch (Exception failed)
            {
                made.SetException(failed);
            }
        }).Start();
        return made.Task;
    }

    private static void Run(params IReadOnlyList<string> arguments)
    {
        if (TryRun(arguments) is { } refused)
        {
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {refused}");
        }
    }

    /// <summary>What is said against it; null where it was done.</summary>
    private static string? TryRun(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("ip", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Trim();
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable IDE1006 // The name is the library's.
    private static extern int setns(int file, int kind);
#pragma warning restore IDE1006
}
