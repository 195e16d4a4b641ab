using System.Security.Cryptography.X509Certificates;
using Federation.Api.Hosting;
using Federation.Api.Linking;
using Federation.Engine.Link;
using Federation.Storage.Links;

namespace Federation.Hosting;

/// <summary>The links of this installation: who is below, who is above, and what carries them.</summary>
internal sealed partial class Links : IAsyncDisposable
{
    private readonly InstallationSettings settings;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory logging;
    private readonly LinkLimits limits = new();
    private readonly Lazy<X509Certificate2> certificate;
    private readonly LinkServer server;
    private readonly CancellationTokenSource ended = new();
    private int disposed;
    private Task dialling = Task.CompletedTask;

    public Links(InstallationSettings settings, TimeProvider clock, ILoggerFactory logging)
    {
        this.settings = settings;
        this.clock = clock;
        this.logging = logging;
        certificate = new(() => LinkKey.LoadOrMake(Folder));
        Book = new(Folder, () => Key, instance => Hub!.IsKept(instance), clock);
        var shelf = new LinkShelf(Folder, (path, why) => LogForgotten(logging.CreateLogger<LinkShelf>(), path, why));
        Hub = new(new(settings.Name, settings.Instances, settings.Upper is not null), Book, clock, limits, shelf);
        server = new(Hub, Book, limits, logging);
    }

    public LinkHub Hub { get; }

    public LinkBook Book { get; }

    private string Key => LinkIdentity.Of(certificate.Value);

    private string Folder => FolderOf(settings);

    /// <summary>By what others know an installation; its key is made where it has none.</summary>
    /// <exception cref="Storage.StorageRefusedException">The key is damaged.</exception>
    public static string KeyOf(InstallationSettings settings)
    {
        using var own = LinkKey.LoadOrMake(FolderOf(settings));
        return LinkIdentity.Of(own);
    }

    /// <summary>Listens for those below and dials the one above, as configured.</summary>
    /// <exception cref="StartRefusedException">The configuration does not say enough, or cannot be.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.LinkUrl is { } url)
        {
            await server.StartAsync(url, certificate.Value, cancellationToken);
        }

        if (settings.Upper is { } upper)
        {
            var dialer = new LinkDialer(
                Hub,
                Above(upper),
                certificate.Value,
                limits,
                clock,
                logging.CreateLogger<LinkDialer>()
            );
            dialling = dialer.RunAsync(ended.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Both the installation and the host end it.
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await ended.CancelAsync();
        Hub.Dispose();
        await dialling;
        await server.DisposeAsync();
        Book.Dispose();
        ended.Dispose();
        if (certificate.IsValueCreated)
        {
            certificate.Value.Dispose();
        }
    }

    private static string FolderOf(InstallationSettings settings) => Path.Combine(settings.Data, "links");

    private LinkUpper Above(Uri upper)
    {
        if (settings.Instances.IsEmpty)
        {
            throw new StartRefusedException(
                "The program does not start: Federation__Upper is set, but not what is kept here. Set "
                    + "Federation__Instances to the codes of the instances, for example ha-noi."
            );
        }

        var file = new UpperFile(Folder);
        if (LinkToken.TryParse(settings.UpperToken, out var token))
        {
            return new(upper, token.UpperKey, token.Secret, () => file.Remember(token.UpperKey));
        }

        return file.Key is { } met && string.IsNullOrEmpty(settings.UpperToken)
            ? new(upper, met, null, () => { })
            : throw new StartRefusedException(
                "The program does not start: Federation__UpperToken is missing or is no token. Ask for one at the "
                    + $"installation above ({upper}): federation enrol {string.Join(' ', settings.Instances)}"
            );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "What was remembered of another installation could not be read or written ({Path}): it is forgotten until that "
            + "installation says it again"
    )]
    private static partial void LogForgotten(ILogger log, string path, Exception why);
}
