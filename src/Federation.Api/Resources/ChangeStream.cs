using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Federation.Api.Wire;
using Federation.Core.Identity;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Api.Resources;

/// <summary>
/// The changes of a subtree as server-sent events. Written by hand, since the framework's writer has no comments and
/// every event of it would carry an id: here only the last of the events of one version does, so that a stream which
/// breaks between them is taken up before them and not after.
/// </summary>
internal sealed class ChangeStream(ICommittee committee, CommitteeId id, TimeProvider clock)
{
    public const string ContentType = "text/event-stream";

    /// <summary>Changes are told at most this often; what changes between is told once.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>After so long a silence a comment shows that the stream lives.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>The stream, piece by piece, until it is cancelled.</summary>
    /// <param name="after">The version to go on from; null for what comes from now on.</param>
    /// <param name="now">The version now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(
        VersionStamp? after,
        VersionStamp now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // An id without an event: a client whose stream breaks before anything has changed can still take it up.
        var from = after ?? now;
        yield return Encoding.UTF8.GetBytes(after is null ? $": {id}\nid: {from}\n\n" : $": {id}\n\n");
        Task<ChangeSet>? pending = null;
        while (true)
        {
            pending ??= committee.ChangesAsync(from, cancellationToken).AsTask();
            if (!await IsDoneWithinAsync(pending, Silence, cancellationToken))
            {
                yield return Encoding.UTF8.GetBytes(": \n\n");
                continue;
            }

            var changes = await pending;
            pending = null;
            from = changes.Version;
            yield return Encoding.UTF8.GetBytes(TextOf(changes));
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<bool> IsDoneWithinAsync(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return true;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(time, clock, enough.Token);
        var first = await Task.WhenAny(task, delay);
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == task;
    }

    private string TextOf(ChangeSet changes)
    {
        var events = new List<(string Name, string Data)>();
        var subtree = JsonSerializer.Serialize(new() { Committee = id.ToString() }, WireJson.Instance.TreeChangeBody);
        if (changes.Reset)
        {
            events.Add(("reset", subtree));
        }
        else
        {
            events.AddRange(changes.Tree ? [("tree", subtree)] : []);
            events.AddRange(changes.Keys.Select(key => ("change", DataOf(key))));
        }

        var text = new StringBuilder();
        for (var i = 0; i < events.Count; i++)
        {
            text.Append("event: ").Append(events[i].Name).Append('\n');
            text.Append(i == events.Count - 1 ? $"id: {changes.Version}\n" : "");
            text.Append("data: ").Append(events[i].Data).Append("\n\n");
        }

        return text.Length == 0 ? $"id: {changes.Version}\n\n" : text.ToString();
    }

    private string DataOf(Core.Indicators.FigureKey key) =>
        JsonSerializer.Serialize(
            new()
            {
                Committee = id.ToString(),
                Indicator = key.Indicator,
                Breakdown = key.Breakdown.OrTotal(),
            },
            WireJson.Instance.ChangeBody
        );
}
