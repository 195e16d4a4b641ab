using Federation.Core.Identity;
using Federation.Engine.Clustered.Grains;
using Federation.Engine.Ports;

namespace Federation.Engine.Clustered.Store;

/// <summary>
/// Where an instance's storage is open now: on this node, and then it is used as it is, or on another one of the
/// instance's, and then through its grain.
/// </summary>
internal sealed class JournalPlace(ClusterNode node, string instance)
{
    public string Instance => instance;

    /// <summary>Does something with the storage.</summary>
    /// <param name="here">Where it is open on this node.</param>
    /// <param name="there">Where it is not.</param>
    /// <param name="committee">Whose entries are written; null where nothing is.</param>
    /// <exception cref="JournalUnavailableException">
    /// It is open nowhere now, or the node that has it is gone; whether anything was written is unknown.
    /// </exception>
    public async ValueTask<T> DoAsync<T>(
        Func<StoredInstance, ValueTask<T>> here,
        Func<IInstanceGrain, Task<T>> there,
        CommitteeId? committee = null
    )
    {
        if (node.Journals.TryGetValue(instance, out var stored))
        {
            return await here(stored).ConfigureAwait(false);
        }

        ClusterTelemetry.Said(committee is null ? "storage" : "append");
        try
        {
            return await there(node.InstanceGrain(instance)).ConfigureAwait(false);
        }
        catch (JournalConflictException conflict) when (committee is not null)
        {
            // What an exception knows besides its message does not come over.
            throw new JournalConflictException(committee, conflict.Message);
        }
        catch (Exception gone) when (gone is OrleansException or TimeoutException)
        {
            throw new JournalUnavailableException($"The node that writes the journal of {instance} is away", gone);
        }
    }

    /// <summary>The same, for what returns nothing.</summary>
    public async ValueTask DoAsync(
        Func<StoredInstance, ValueTask> here,
        Func<IInstanceGrain, Task> there,
        CommitteeId? committee = null
    ) =>
        await DoAsync<bool>(
                async stored =>
                {
                    await here(stored).ConfigureAwait(false);
                    return true;
                },
                async grain =>
                {
                    await there(grain).ConfigureAwait(false);
                    return true;
                },
                committee
            )
            .ConfigureAwait(false);
}
