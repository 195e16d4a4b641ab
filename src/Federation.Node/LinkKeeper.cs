using Federation.Hosting;

namespace Federation.Node;

/// <summary>Has the links of the cluster while this node, which was told to, is in it.</summary>
internal sealed class LinkKeeper(Links links) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => links.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => links.DisposeAsync().AsTask();
}
