using Federation.Api.Hosting;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;

namespace Federation.Standalone;

/// <summary>
/// The engine of this machine from start to stop: reads the catalogue, opens the instances, activates their
/// committees and, the first time, loads the seeds. The server starts after it and stops before it.
/// </summary>
internal sealed partial class Installation(
    StandaloneSettings settings,
    Instances instances,
    StorageWatch watch,
    Readiness readiness,
    TimeProvider clock,
    ILogger<Installation> log
) : IHostedService, IAsyncDisposable
{
    private readonly ILogger log = log;
    private EmbeddedFederation? engine;

    /// <summary>The engine.</summary>
    /// <exception cref="InvalidOperationException">It has not been started.</exception>
    public IFederation Federation => engine ?? throw new InvalidOperationException("The engine has not been started");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        readiness.Lacks("engine", new("Các tổ chức đang được mở.", "The committees are being opened."));
        var catalogue = await ReadCatalogueAsync(cancellationToken);
        engine = new(catalogue, watch.Watched(await instances.OpenAsync(settings.Data, cancellationToken)), clock);
        engine.Faulted += LogFault;
        await engine.StartAsync(cancellationToken);
        readiness.Has("engine");
        readiness.Lacks("seeds", new("Dữ liệu ban đầu đang được nạp.", "The seeds are being loaded."));
        await new SeedLoader(settings, engine, clock).LoadAsync(Console.Out, cancellationToken);
        await engine.SettleAsync(cancellationToken);
        watch.Started();
        readiness.Has("seeds");
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.Lacks("engine", new("Chương trình đang dừng.", "The program is stopping."));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    private async Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken)
    {
        var files = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var file in settings.Catalogue)
        {
            if (!File.Exists(file))
            {
                throw new StartRefusedException(
                    $"There is no catalogue at {Path.GetFullPath(file)}. Start in the repository's folder, or set "
                        + "Federation__Seeds to the folder of the seeds or Federation__Catalogue to the catalogue's "
                        + "files."
                );
            }

            files.Add((file, await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return CatalogueReader.Read(files).Match(catalogue => catalogue, faults => throw SeedFaults.Refusal(faults));
    }

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
