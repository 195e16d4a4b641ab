using System.Net;

namespace Federation.Api.Tests.Support;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        this.response = response;
        lines = new(stream);
    }

    /// <summary>What a browser would send back as <c>Last-Event-ID</c>.</summary>
    public string? LastId { get; private set; }

    public static async Task<EventReader> OpenAsync(Service service, string committee, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/committees/{committee}/events");
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var response = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Reads until a block has been read that is not an event: the stream is open.</summary>
    public async Task OpenedAsync()
    {
        var (name, _) = await BlockAsync();
        Assert.Null(name);
    }

    /// <summary>The next event's name and data.</summary>
    public async Task<(string Name, string Data)> NextAsync()
    {
        while (true)
        {
            var (name, data) = await BlockAsync();
            if (name is not null)
            {
                return (name, data!);
            }
        }
    }

    /// <summary>Reads on until an event's data holds a text.</summary>
    public async Task<string> UntilAsync(string name, string text)
    {
        for (var i = 0; i < 1000; i++)
        {
            var (got, data) = await NextAsync();
            if (got == name && data.Contains(text, StringComparison.Ordinal))
            {
                return data;
            }
        }

        throw new InvalidOperationException($"No event {name} with {text} among a thousand");
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }

    private async Task<(string? Name, string? Data)> BlockAsync()
    {
        string? name = null,
            data = null;
        while (true)
        {
            var line = await lines.ReadLineAsync().WaitAsync(Patience);
            switch (line)
            {
                case null:
                    throw new InvalidOperationException("The stream has ended");
                case "":
                    return (name, data);
                case var _ when line.StartsWith("event: ", StringComparison.Ordinal):
                    name = line[7..];
                    break;
                case var _ when line.StartsWith("data: ", StringComparison.Ordinal):
                    data = line[6..];
                    break;
                case var _ when line.StartsWith("id: ", StringComparison.Ordinal):
                    LastId = line[4..];
                    break;
            }
        }
    }
}
