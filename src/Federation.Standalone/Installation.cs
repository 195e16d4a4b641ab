using Federation.Api.Hosting;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Hosting;

namespace Federation.Standalone;

/// <summary>
/// The engine of this machine from start to stop: reads the catalogue, opens the instances, activates their
/// committees and, the first time, loads the seeds. The server starts after it and stops before it.
/// </summary>
internal sealed partial class Installation(
    InstallationSettings settings,
    Instances instances,
    Links links,
    StorageWatch watch,
    Readiness readiness,
    TimeProvider clock,
    ILogger<Installation> log
) : IHostedService, IAsyncDisposable
{
    private readonly ILogger log = log;
    private static readonly TimeSpan SeedsAgainAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ended = new();
    private EmbeddedFederation? engine;
    private int disposed;
    private IFederation? federation;
    private Task loading = Task.CompletedTask;
    private string? whyNotLoaded;

    /// <summary>What is hosted here, and what is reached by links.</summary>
    /// <exception cref="InvalidOperationException">It has not been started.</exception>
    public IFederation Federation =>
        federation ?? throw new InvalidOperationException("The engine has not been started");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        readiness.Lacks("engine", new("Các tổ chức đang được mở.", "The committees are being opened."));
        var catalogue = await CatalogueFiles.ReadAsync(settings, cancellationToken);
        var store = watch.Watched(await instances.OpenAsync(settings.Data, cancellationToken));
        engine = new(catalogue, store, clock, abroad: links.Hub);
        engine.Faulted += LogFault;
        federation = new LinkedFederation(engine, links.Hub);
        links.Hub.Attach(engine, federation);
        await engine.StartAsync(cancellationToken);
        await links.StartAsync(cancellationToken);
        readiness.Has("engine");
        readiness.Lacks("seeds", new("Dữ liệu ban đầu đang được nạp.", "The seeds are being loaded."));
        var seeds = new SeedLoader(settings, federation, links.Hub.IsHosted, clock);
        if (!await TryLoadAsync(seeds, cancellationToken))
        {
            loading = GoOnLoadingAsync(seeds);
        }

        watch.Started();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.Lacks("engine", new("Chương trình đang dừng.", "The program is stopping."));
        return Task.CompletedTask;
    }

    /// <summary>Waits until all that has been written here has reached everybody above who is here.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => engine!.SettleAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await ended.CancelAsync();
        await loading;
        await links.DisposeAsync();
        ended.Dispose();
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    /// <summary>
    /// Loads the seeds; false where the installation above has to be heard first, and is away or has yet to load its
    /// own.
    /// </summary>
    private async Task<bool> TryLoadAsync(SeedLoader seeds, CancellationToken cancellationToken)
    {
        try
        {
            await seeds.LoadAsync(Console.Out, cancellationToken);
        }
        catch (Exception notYet)
            when (settings.Upper is not null && notYet is FederationBusyException or CommitteeUnknownException)
        {
            if (whyNotLoaded != notYet.Message)
            {
                whyNotLoaded = notYet.Message;
                await Console.Out.WriteLineAsync($"  the seeds wait for the installation above: {notYet.Message}");
            }

            return false;
        }

        await engine!.SettleAsync(cancellationToken);
        readiness.Has("seeds");
        return true;
    }

    private async Task GoOnLoadingAsync(SeedLoader seeds)
    {
        try
        {
            do
            {
                await Task.Delay(SeedsAgainAfter, clock, ended.Token);
            } while (!await TryLoadAsync(seeds, ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The program stops; the next start goes on.
        }
        catch (Exception e) when (e is StartRefusedException or JournalUnavailableException or IOException)
        {
            LogSeeds(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "The seeds are not loaded whole; the next start goes on: {Why}")]
    private partial void LogSeeds(string why);

    private void LogFault(Core.Identity.CommitteeId committee, Exception fault)
    {
        if (fault is JournalUnavailableException unavailable)
        {
            watch.Failed(committee.Instance, unavailable);
        }
        else
        {
            LogFault(fault, committee.ToString());
        }
    }

    [LoggerMessage(LogLevel.Error, "A turn of {Committee} failed; it is repeated or has told its caller")]
    private partial void LogFault(Exception fault, string committee);
}
