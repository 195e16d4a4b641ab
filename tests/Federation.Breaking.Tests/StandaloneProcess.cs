using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Breaking.Tests;

/// <summary>The standalone program as a process of its own, over a data folder that outlives it.</summary>
internal sealed partial class StandaloneProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process process;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource<Uri> serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;

    private StandaloneProcess(Process process) => this.process = process;

    public HttpClient Http { get; } = new();

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

    /// <summary>Starts the program, without seeds, and waits for nothing.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="through">A command that the program is to be run by.</param>
    public static StandaloneProcess Launch(string data, params IReadOnlyList<string> through)
    {
        string[] command = [.. through, "dotnet", Metadata("Standalone")];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Federation__Data"] = data,
                ["Federation__Seeds"] = Path.Combine(data, "no-seeds"),
                ["Federation__Catalogue"] = Path.Combine(Metadata("Seeds"), "catalogue.json"),
            },
        };
        var launched = new StandaloneProcess(
            Process.Start(start) ?? throw new InvalidOperationException("The program did not start")
        );
        launched.process.OutputDataReceived += (_, line) => launched.Hear(line.Data);
        launched.process.ErrorDataReceived += (_, line) => launched.Hear(line.Data);
        launched.process.BeginOutputReadLine();
        launched.process.BeginErrorReadLine();
        return launched;
    }

    /// <summary>Starts the program and waits until it serves.</summary>
    public static async Task<StandaloneProcess> StartAsync(string data, params IReadOnlyList<string> through)
    {
        var program = Launch(data, through);
        Assert.True(await program.ServesAsync(), "The program ended:\n" + program.Said);
        return program;
    }

    public static string Metadata(string key) =>
        typeof(StandaloneProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(m => m.Key == key)
            .Value!;

    /// <summary>Waits until it says where it serves; false where it ended instead.</summary>
    public async Task<bool> ServesAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(serving.Task, ended).WaitAsync(Patience) == ended)
        {
            return false;
        }

        Http.BaseAddress = await serving.Task;
        return true;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, SIGSTOP, SIGCONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await EndedAsync();
    }

    /// <summary>Waits until it has ended by itself, and all that it said has been heard; the exit code.</summary>
    public async Task<int> EndedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Sends a deed, in turn in Vietnamese and in English; null where the program is gone.</summary>
    public async Task<HttpResponseMessage?> SendAsync(Deed deed)
    {
        using var request = new HttpRequestMessage(deed.Method, $"/api/v1/{deed.Path}");
        request.Content = new StringContent(deed.Body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Add("Accept-Language", Interlocked.Increment(ref asked) % 2 == 0 ? "vi" : "en");
        try
        {
            return await Http.SendAsync(request);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await Http.GetAsync($"/api/v1/{path}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}\n{Said}");
        return JsonNode.Parse(text)!;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        Http.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Add(line);
        }

        if (Serving().Match(line) is { Success: true } match)
        {
            serving.TrySetResult(new(match.Groups[1].Value));
        }
    }

    [GeneratedRegex("^Serving on (http://[0-9.:]+) ")]
    private static partial Regex Serving();
}
