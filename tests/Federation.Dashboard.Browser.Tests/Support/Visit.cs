using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>A tab in which everything is noted that a page must not do.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>What the browser says in its console of a page that is answered with a fault; not a fault itself.</summary>
    private const string StatusNote = "Failed to load resource: the server responded with a status of ";

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentQueue<IResponse> responses = new();

    private Visit(IBrowserContext context, IPage page, string language)
    {
        this.context = context;
        Page = page;
        Language = language;
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => faults.Enqueue("a script failed: " + error);
        page.Request += (_, request) => Note(request);
        page.RequestFailed += (_, request) => NoteFailure(request);
        page.Response += (_, response) => Note(response);
    }

    public IPage Page { get; }

    public string Language { get; }

    /// <summary>The last document that was loaded.</summary>
    public IResponse? Document { get; private set; }

    public static async Task<Visit> BeginAsync(IBrowserContext context, string language)
    {
        var page = await context.NewPageAsync();
        return new(context, page, language);
    }

    /// <summary>Opens an address; the status of the answer.</summary>
    public async Task<int> GoAsync(string path)
    {
        Forget();
        var response = await Page.GotoAsync(path);
        return response!.Status;
    }

    /// <summary>Follows a link and waits until the next document is there.</summary>
    public Task<int> FollowAsync(ILocator link) => LeaveAsync(() => link.ClickAsync());

    /// <summary>Presses a key that leads elsewhere and waits until the next document is there.</summary>
    public Task<int> PressAsync(string key) => LeaveAsync(() => Page.Keyboard.PressAsync(key));

    /// <summary>Does what leads to another document, and listens for it from before that.</summary>
    public async Task<int> LeaveAsync(Func<Task> act)
    {
        Forget();
        // The state “loaded” would still be that of the page that is left.
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoad(object? sender, IPage page) => loaded.TrySetResult();
        var from = Page.Url;
        Page.Load += OnLoad;
        try
        {
            var response = await Page.RunAndWaitForResponseAsync(
                act,
                one => one.Request.IsNavigationRequest && one.Status is < 300 or >= 400
            );
            var first = await Task.WhenAny(loaded.Task, Task.Delay(Installation.Patience));
            Assert.True(first == loaded.Task, $"What follows {from} did not load: {response.Url}");
            return response.Status;
        }
        finally
        {
            Page.Load -= OnLoad;
        }
    }

    /// <summary>What was noted since the last document was asked for, and that is now no more.</summary>
    public IReadOnlyList<string> TakeFaults()
    {
        var taken = faults.ToArray();
        faults.Clear();
        return taken;
    }

    /// <summary>How many bytes the page has, unpacked, without the library of charts, which one page loads.</summary>
    public async Task<int> WeighAsync()
    {
        var bytes = 0;
        foreach (var response in responses)
        {
            var isChart =
                Page.Url.Contains("/trends", StringComparison.Ordinal)
                && response.Url.Contains("/chunk-", StringComparison.Ordinal);
            if (response.Request.ResourceType is not ("eventsource" or "fetch") && !isChart && response.Status == 200)
            {
                bytes += (await response.BodyAsync()).Length;
            }
        }

        return bytes;
    }

    /// <summary>Waits until a condition holds in the page.</summary>
    /// <param name="condition">An expression of JavaScript.</param>
    /// <param name="what">What is waited for, to be named where it does not come.</param>
    public async Task UntilAsync(string condition, string what)
    {
        try
        {
            await Page.WaitForFunctionAsync(condition);
        }
        catch (TimeoutException)
        {
            var seen = await Page.Locator("body").InnerTextAsync();
            Assert.Fail($"{what} did not come on {Page.Url}. The page:\n{seen}");
        }
    }

    /// <summary>A text of the page with single spaces.</summary>
    public static string Plain(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Forget()
    {
        responses.Clear();
        faults.Clear();
    }

    private void Note(IConsoleMessage message)
    {
        var isStatus = message.Text.StartsWith(StatusNote, StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !isStatus)
        {
            faults.Enqueue($"the console says: {message.Text}");
        }
    }

    private void Note(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("data" or "blob") && address.Host != "127.0.0.1")
        {
            faults.Enqueue($"another host is asked: {request.Url}");
        }
    }

    private void NoteFailure(IRequest request)
    {
        // A page that is left ends its stream; so does a download its navigation.
        var isLeft = request.ResourceType == "eventsource" || request.Failure == "net::ERR_ABORTED";
        if (!isLeft)
        {
            faults.Enqueue($"a request failed: {request.Url} {request.Failure}");
        }
    }

    private void Note(IResponse response)
    {
        if (response.Request.IsNavigationRequest)
        {
            Document = response;
            // What came before it was the page's that is left.
            responses.Clear();
        }
        else if (response.Status >= 400)
        {
            var status = response.Status.ToString(CultureInfo.InvariantCulture);
            faults.Enqueue($"{response.Url} is answered with {status}");
        }

        responses.Enqueue(response);
    }
}
