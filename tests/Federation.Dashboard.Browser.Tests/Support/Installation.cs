using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>The program as a process of its own, over the seeds, on a free port, in a data folder of its own.</summary>
public sealed partial class Installation : IAsyncDisposable
{
    /// <summary>How long anything may take on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("federation-browser-").FullName;
    private readonly StringBuilder said = new();
    private TaskCompletionSource<Uri> serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process process = new();

    private Installation() { }

    /// <summary>Where it serves.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Asks its interface.</summary>
    public HttpClient Http { get; private set; } = new();

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

    public static async Task<Installation> StartAsync()
    {
        var installation = new Installation();
        try
        {
            await installation.ServeAsync();
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it, lets something be done to its files, and starts it again over them.</summary>
    /// <param name="meanwhile">What is done to the folder of the databases.</param>
    public async Task RestartAsync(Action<string> meanwhile)
    {
        await EndAsync();
        meanwhile(Path.Combine(folder, "data"));
        serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new();
        Http = new();
        await ServeAsync();
    }

    /// <summary>What the interface answers.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Has the interface accept something.</summary>
    public async Task PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(new Uri($"/api/v1/{path}", UriKind.Relative), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
    }

    /// <summary>Establishes a cell.</summary>
    public Task EstablishCellAsync(string id, string parent, string vi, string en) =>
        PostAsync(
            "committees",
            new
            {
                id,
                parent,
                level = "cell",
                names = new { vi, en },
                establishedOn = "2023-01-01",
            }
        );

    /// <summary>Has a cell report its members.</summary>
    public Task ReportMembersAsync(string cell, string key, string day, int members) =>
        PostAsync(
            $"committees/{cell}/reports",
            new
            {
                key,
                asOf = day,
                source = new { document = $"{cell} {key}" },
                observations = new[]
                {
                    new
                    {
                        indicator = "party-members",
                        asOf = day,
                        value = members,
                        scope = "own",
                    },
                },
            }
        );

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ServeAsync()
    {
        process.StartInfo = new("dotnet", [Repository.Standalone])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(Repository.Standalone),
                ["Federation__Data"] = Path.Combine(folder, "data"),
                ["Federation__Seeds"] = Repository.Seeds,
            },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        var first = await Task.WhenAny(serving.Task, ended, Task.Delay(PatienceAtStart));
        Assert.True(first == serving.Task, "The program does not serve. It said:\n" + Said);
        Address = await serving.Task;
        Http.BaseAddress = Address;
    }

    private async Task EndAsync()
    {
        Http.Dispose();
        if (IsRunning())
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private bool IsRunning()
    {
        try
        {
            return !process.HasExited;
        }
        catch (InvalidOperationException)
        {
            // It was never started.
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }

        if (line is not null && Serving().Match(line) is { Success: true } match)
        {
            serving.TrySetResult(new(match.Groups[1].Value));
        }
    }

    [GeneratedRegex("^Serving on (http://[0-9.:]+) ")]
    private static partial Regex Serving();
}
