using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Federation.Breaking.Tests;

/// <summary>The standalone program as a process of its own, over a data folder that outlives it.</summary>
internal sealed class StandaloneProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process process;
    private readonly List<string> said = [];

    private StandaloneProcess(Process process, Uri address)
    {
        this.process = process;
        Http = new() { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>What the program has said on its console so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return string.Join('\n', said);
            }
        }
    }

    /// <summary>Starts the program and waits until it says that it is ready.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="seeds">Its seeds; an empty folder but for the catalogue where none are wanted.</param>
    public static async Task<StandaloneProcess> StartAsync(string data, string seeds)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Metadata("Standalone")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Federation__Data"] = data,
                ["Federation__Seeds"] = seeds,
                ["Federation__Catalogue"] = Path.Combine(Metadata("Seeds"), "catalogue.json"),
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start");
        var started = new StandaloneProcess(process, address);
        process.OutputDataReceived += (_, line) => started.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => started.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await started.WhenReadyAsync();
        return started;
    }

    public static string Metadata(string key) =>
        typeof(StandaloneProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(m => m.Key == key)
            .Value!;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async Task<JsonNode> GetAsync(string path) =>
        await Http.GetFromJsonAsync<JsonNode>($"/api/v1/{path}") ?? throw new InvalidDataException(path);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        Http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.Add(line ?? "");
        }
    }

    private async Task WhenReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pulse.WaitForNextTickAsync(patience.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The program ended with {process.ExitCode}:\n{Said}");
            }

            try
            {
                using var ready = await Http.GetAsync("/health/ready", patience.Token);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }
}
