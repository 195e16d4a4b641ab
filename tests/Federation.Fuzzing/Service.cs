using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text;
using Federation.Fuzzing.Oracle;
using Federation.Fuzzing.Requests;

namespace Federation.Fuzzing;

/// <summary>The real program as a process, over a data folder, with the seeds and the fuzzer's own province.</summary>
internal sealed class Service : IDisposable
{
    private const string Serving = "Serving on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<Uri> whenServing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string data;

    private Service(Process process, string data)
    {
        this.process = process;
        this.data = data;
    }

    /// <summary>The folder of the seeds.</summary>
    public static string Seeds => Metadata("Seeds");

    public HttpClient Http { get; } = new() { Timeout = Patience };

    public int Id => process.Id;

    public bool IsAlive => !process.HasExited;

    /// <summary>What it needs of the machine now.</summary>
    public Vitals Vitals => Vitals.Of(Id, data);

    /// <exception cref="InvalidOperationException">It has ended: with which code, and what it said.</exception>
    public void RequireAlive()
    {
        if (!IsAlive)
        {
            throw new InvalidOperationException($"The service has died with {process.ExitCode}:\n{Said}");
        }
    }

    /// <summary>What it has said on its console.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public IPEndPoint Address => new(IPAddress.Loopback, Http.BaseAddress!.Port);

    /// <summary>Starts it on a free port and waits until it serves.</summary>
    public static async Task<Service> StartAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet", [Metadata("Standalone")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Federation__Data"] = data,
                ["Federation__Seeds"] = Seeds,
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("It does not start");
        var service = new Service(process, data);
        service.process.OutputDataReceived += (_, line) => service.Hear(line.Data);
        service.process.ErrorDataReceived += (_, line) => service.Hear(line.Data);
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        service.Http.BaseAddress = await service.whenServing.Task.WaitAsync(Patience);
        return service;
    }

    /// <summary>Makes the fuzzer's province, and finds that right bodies are right.</summary>
    public async Task PrepareAsync(World world)
    {
        foreach (var (id, parent, level) in World.Own)
        {
            var body = $$"""{"id":"{{id}}","parent":"{{parent}}","level":"{{level}}","names":{"vi":"Thử {{id}}" } }""";
            await PostAsync("/committees", body);
        }

        foreach (var report in world.Reports)
        {
            await PostAsync("/committees/fuzz.a/reports?dryRun=true", report.ToString());
        }

        await PostAsync("/figures:batch", world.Batch.ToString());
    }

    /// <summary>Sends what another service has accepted; says how it was refused, where it was.</summary>
    public async Task<string?> RepeatAsync(FuzzRequest request)
    {
        using var message = new HttpRequestMessage(new(request.Method), request.Target);
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new("application/json");
        }

        using var reply = await Http.SendAsync(message);
        return reply.IsSuccessStatusCode ? null : $"{reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        Http.Dispose();
    }

    private static string Metadata(string key) =>
        typeof(Service)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }

        if (line is null)
        {
            whenServing.TrySetException(new InvalidOperationException($"The program has ended:\n{Said}"));
        }
        else if (line.StartsWith(Serving, StringComparison.Ordinal))
        {
            whenServing.TrySetResult(new(line[Serving.Length..].Split(' ')[0]));
        }
    }

    private async Task PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await Http.PostAsync(WriteRequests.Root + path, content);
        if (!reply.IsSuccessStatusCode)
        {
            var problem = await reply.Content.ReadAsStringAsync();
            throw new InvalidOperationException($"A right request was refused: POST {path} {body}\n{problem}");
        }
    }
}
