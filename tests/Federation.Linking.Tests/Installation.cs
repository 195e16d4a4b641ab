using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Linking.Tests;

/// <summary>An installation: the standalone program as a process, over a data folder that outlives it.</summary>
/// <param name="name">How the others know it.</param>
/// <param name="data">Its data folder.</param>
/// <param name="settings">What it is started with.</param>
/// <param name="network">The network that it is in; null for the machine's own.</param>
internal sealed partial class Installation(
    string name,
    string data,
    IReadOnlyDictionary<string, string> settings,
    Network? network = null
) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly HttpClient Http = new();

    private readonly HttpClient http = network?.Http ?? Http;
    private readonly List<string> said = [];
    private Process? process;
    private volatile Uri? address;

    public string Name => name;

    public string Data => data;

    /// <summary>The PostgreSQL database that it writes to; null for SQLite.</summary>
    public string? Database => settings.GetValueOrDefault("Database");

    /// <summary>What the program has said on its console so far, over all its starts.</summary>
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

    /// <summary>How many lines of its console hold a text.</summary>
    public int Heard(string text)
    {
        lock (said)
        {
            return said.Count(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Starts the program and waits until it serves.</summary>
    public async Task StartAsync()
    {
        var serving = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] words = [.. network?.Words ?? [], "dotnet", Settings.Standalone];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Federation__Name"] = name,
                ["Federation__Data"] = data,
                ["Federation__Catalogue"] = Path.Combine(Settings.Seeds, "catalogue.json"),
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment["Federation__" + key] = value;
        }

        process?.Dispose();
        process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start");
        process.OutputDataReceived += (_, line) => Hear(line.Data, serving);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, serving);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        var first = await Task.WhenAny(serving.Task, ended).WaitAsync(Patience);
        Assert.True(first == serving.Task, $"{name} ended:\n{Said}");
        address = await serving.Task;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        address = null;
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, SIGSTOP, SIGCONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process!.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>SIGTERM; it has to end in order.</summary>
    public async Task StopAsync()
    {
        address = null;
        await SignalAsync("TERM");
        await process!.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}:\n{Said}");
    }

    /// <summary>Asks or writes; null where the program is gone.</summary>
    public async Task<HttpResponseMessage?> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        if (address is not { } known)
        {
            return null;
        }

        using var request = new HttpRequestMessage(method, new Uri(known, path));
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        try
        {
            return await http.SendAsync(request);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>What it answers, whether it can or refuses.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> AnswerAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/v1/" + path);
        Assert.True(answer is not null, $"{name} is gone:\n{Said}");
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>What it answers; it has to be able to.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        var (status, body) = await AnswerAsync(path);
        Assert.True(status == HttpStatusCode.OK, $"{name}, {path}: {status} {body}\n{Said}");
        return body;
    }

    /// <summary>Writes; it has to be taken as new.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonNode body)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/v1/" + path, body);
        Assert.True(answer is not null, $"{name} is gone:\n{Said}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{name}, {path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Waits until all that it needs is there, the seeds too.</summary>
    public Task UntilReadyAsync() =>
        Waiting.UntilAsync(
            $"{name} is ready",
            async () =>
            {
                using var answer = await SendAsync(HttpMethod.Get, "/health/ready");
                return answer?.StatusCode == HttpStatusCode.OK ? null : Said;
            }
        );

    /// <summary>Waits until a link is in a state.</summary>
    /// <param name="link">Its number, or <c>upper</c>.</param>
    /// <param name="state">The state.</param>
    public Task UntilLinkAsync(string link, string state) =>
        Waiting.UntilAsync(
            $"{link} of {name} is {state}",
            async () =>
            {
                var links = await GetAsync("links");
                var seen = links["items"]!.AsArray().SingleOrDefault(one => (string)one!["id"]! == link);
                return (string?)seen?["state"] == state ? null : $"{links}\n{Said}";
            }
        );

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> serving)
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
