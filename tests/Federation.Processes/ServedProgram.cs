using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Processes;

/// <summary>A program that serves the interface, as a process that may end and be started again.</summary>
/// <param name="name">How the others know it.</param>
/// <param name="words">What starts it.</param>
/// <param name="environment">What it is started with besides.</param>
/// <param name="http">How it is reached; null for the machine's own network.</param>
public partial class ServedProgram(
    string name,
    IReadOnlyList<string> words,
    IReadOnlyDictionary<string, string> environment,
    HttpClient? http = null
) : IDisposable
{
    private static readonly HttpClient Http = new();

    private readonly HttpClient http = http ?? Http;
    private readonly List<string> said = [];
    private Process? process;
    private volatile Uri? address;

    public string Name => name;

    /// <summary>How long its start and its end may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Where it serves.</summary>
    /// <exception cref="InvalidOperationException">It does not serve.</exception>
    public Uri Address => address ?? throw new InvalidOperationException($"{name} does not serve");

    /// <summary>The number of its process, which another start changes.</summary>
    public int Id => process!.Id;

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
        while (true)
        {
            var serving = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
            Begin(serving);
            var first = await Task.WhenAny(serving.Task, process!.WaitForExitAsync()).WaitAsync(Patience);
            if (first == serving.Task)
            {
                address = await serving.Task;
                return;
            }

            Assert.True(IsStartedAgain(), $"{name} ended:\n{Said}");
        }
    }

    /// <summary>Starts the program, which refuses to serve and ends by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StartInVainAsync()
    {
        Begin(new());
        await process!.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Whether it has ended by itself, or been ended.</summary>
    public bool HasEnded => process is not { HasExited: false };

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
        await UntilEndedAsync();
    }

    /// <summary>Waits until it has ended, however that was.</summary>
    public Task UntilEndedAnyhowAsync() => process!.WaitForExitAsync();

    /// <summary>Waits until it has ended, in order.</summary>
    public async Task UntilEndedAsync()
    {
        await process!.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}:\n{Said}");
    }

    /// <summary>Asks or writes; null where the program is gone, or does not answer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, from the root.</param>
    /// <param name="body">What is written.</param>
    /// <param name="unanswered">Told why where somebody listened, and did not answer.</param>
    public async Task<HttpResponseMessage?> SendAsync(
        HttpMethod method,
        string path,
        JsonNode? body = null,
        Action<Exception>? unanswered = null
    )
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
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            if (gone.InnerException is not SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                unanswered?.Invoke(gone);
            }

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

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
        process = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether one that has ended by itself before it served is started again, as its keeper does.</summary>
    protected virtual bool IsStartedAgain() => false;

    private void Begin(TaskCompletionSource<Uri> serving)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Federation__Name"] = name },
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        process?.Dispose();
        process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start");
        process.OutputDataReceived += (_, line) => Hear(line.Data, serving);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, serving);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
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
