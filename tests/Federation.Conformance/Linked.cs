using System.Collections.Concurrent;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Ports;

namespace Federation.Conformance;

/// <summary>An installation with its links, in the process of the test.</summary>
/// <param name="Name">Its name: of the instance it hosts, or the top.</param>
/// <param name="Engine">Its engine.</param>
/// <param name="Hub">Its links.</param>
/// <param name="Federation">The federation as it sees it.</param>
/// <param name="Opened">The instances that it has opened.</param>
public sealed record Linked(
    string Name,
    EmbeddedFederation Engine,
    LinkHub Hub,
    LinkedFederation Federation,
    ConcurrentDictionary<string, StoredInstance> Opened
)
{
    /// <summary>Starts one; it learns nothing of those below by itself unless the limits say so.</summary>
    public static async Task<Linked> StartAsync(
        LinkSettings settings,
        ILinkBook book,
        InstanceStore store,
        int commandsMax,
        LinkLimits? linkLimits = null,
        ILinkShelf? shelf = null
    )
    {
        var opened = new ConcurrentDictionary<string, StoredInstance>(StringComparer.Ordinal);
        var remembering = store with
        {
            OpenAsync = async (instance, cancellationToken) =>
                opened[instance] = await store.OpenAsync(instance, cancellationToken),
        };
        var hub = new LinkHub(
            settings,
            book,
            TimeProvider.System,
            linkLimits ?? new() { LearnAfter = Timeout.InfiniteTimeSpan },
            shelf
        );
        // Nothing was permitted before the test.
        var limits = new Engine.Agents.AgentLimits { CommandsMax = commandsMax, PermitCounts = TimeSpan.Zero };
        var engine = new EmbeddedFederation(Given.Catalogue, remembering, TimeProvider.System, limits, hub);
        var federation = new LinkedFederation(engine, hub);
        hub.Attach(engine, federation);
        await engine.StartAsync(CancellationToken.None);
        return new(settings.Name, engine, hub, federation, opened);
    }
}
