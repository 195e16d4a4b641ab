using System.Text.Json;
using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing.Oracle;

/// <summary>
/// The model: what the service said that it stored. Safe to use from many threads.
/// </summary>
internal sealed class Ledger
{
    private readonly List<Stored> all = [];

    /// <summary>The order in which right requests have to be repeated to give the same: the tree, then by receipt.</summary>
    public IReadOnlyList<Stored> InOrder
    {
        get
        {
            lock (all)
            {
                return
                [
                    .. all.Where(one => one.Request.TouchesTree),
                    .. all.Where(one => !one.Request.TouchesTree).OrderBy(one => one.Sequence),
                ];
            }
        }
    }

    /// <summary>Takes a receipt; one that says that nothing was written is none.</summary>
    public void Take(FuzzRequest request, Reply reply)
    {
        if (!request.MayStore || reply.Status is not (200 or 201))
        {
            return;
        }

        using var document = JsonDocument.Parse(reply.Body);
        var receipt = document.RootElement;
        var isNew = receipt.TryGetProperty("changed", out var changed) ? changed.GetBoolean() : reply.Status == 201;
        if (!isNew)
        {
            return;
        }

        var stored = new Stored(
            request,
            receipt.GetProperty("committee").GetString()!,
            receipt.GetProperty("sequence").GetInt64(),
            receipt.GetProperty("hash").GetString()!,
            receipt.TryGetProperty("key", out var key) ? key.GetString() : null,
            receipt.TryGetProperty("revision", out var revision) ? revision.GetInt32() : 0
        );
        lock (all)
        {
            all.Add(stored);
        }
    }
}
