using Federation.Api.Hosting;
using Federation.Engine.Ports;
using Federation.Hosting;

namespace Federation.Node;

/// <summary>
/// Says when the node is ready, and loads the seeds that are about its instances: again and again, since what they rest
/// on may be on a node that has yet to come.
/// </summary>
internal sealed partial class SeedKeeper(
    InstallationSettings settings,
    IFederation federation,
    ICluster cluster,
    StorageWatch watch,
    Readiness readiness,
    TimeProvider clock,
    ILogger<SeedKeeper> log
) : BackgroundService
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SeedsAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ILogger log = log;
    private string? whyNotLoaded;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        readiness.Lacks("engine", new("Các tổ chức đang được mở.", "The committees are being opened."));
        readiness.Lacks("seeds", new("Dữ liệu ban đầu đang được nạp.", "The seeds are being loaded."));
        cluster.Faulted += Faulted;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.Lacks("engine", new("Chương trình đang dừng.", "The program is stopping."));
        cluster.Faulted -= Faulted;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!cluster.IsReady)
            {
                await Task.Delay(LookAgainAfter, clock, stoppingToken);
            }

            readiness.Has("engine");
            watch.Started();
            var seeds = new SeedLoader(settings, federation, settings.Instances.Contains, clock);
            while (!await TryLoadAsync(seeds, stoppingToken))
            {
                await Task.Delay(SeedsAgainAfter, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; the next start goes on.
        }
        catch (Exception e) when (e is StartRefusedException or IOException)
        {
            LogSeeds(e.Message);
        }
    }

    private async Task<bool> TryLoadAsync(SeedLoader seeds, CancellationToken cancellationToken)
    {
        try
        {
            await seeds.LoadAsync(Console.Out, cancellationToken);
            readiness.Has("seeds");
            return true;
        }
        catch (Exception notYet)
            when (notYet is FederationBusyException or CommitteeUnknownException or JournalUnavailableException)
        {
            if (whyNotLoaded != notYet.Message)
            {
                whyNotLoaded = notYet.Message;
                await Console.Out.WriteLineAsync($"  the seeds wait for another node: {notYet.Message}");
            }

            return false;
        }
    }

    private void Faulted(Core.Identity.CommitteeId committee, Exception fault)
    {
        if (fault is JournalUnavailableException unavailable)
        {
            watch.Failed(committee.Instance, unavailable);
        }
    }

    [LoggerMessage(LogLevel.Error, "The seeds are not loaded whole; the next start goes on: {Why}")]
    private partial void LogSeeds(string why);
}
