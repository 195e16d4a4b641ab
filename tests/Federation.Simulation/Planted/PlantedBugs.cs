namespace Federation.Simulation.Planted;

/// <summary>The faults that the simulation has to find, each within a thousand seeds.</summary>
internal static class PlantedBugs
{
    private const string Agent = "src/Federation.Engine/Agents/CommitteeAgent.cs";
    private const string Hearing = "src/Federation.Engine/Agents/ChildHearing.cs";
    private const string Pushes = "src/Federation.Engine/Agents/UpperPushes.cs";

    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(
            "acknowledges a report before it is appended",
            Agent,
            "var written = await WriteAsync(instance.Journal.AppendAsync(append, cancellationToken)).ConfigureAwait(false);",
            """
            _ = instance.Journal.AppendAsync(append, cancellationToken).AsTask();
            await Task.CompletedTask;
            var position = View.Reach.Position + 1;
            var hash = ChainHash.Next(View.Reach.Hash, position, Id, append.ExpectedSequence + 1, append.Incarnation, body);
            JournalEntry[] written = [new(position, Id, append.ExpectedSequence + 1, append.Incarnation, body, hash)];
            """
        ),
        new(
            "goes on after a failed append as if nothing had been written",
            Agent,
            """
            HasEnded = true;
                        IsSuperseded = e is JournalConflictException;
                        throw;
            """,
            "throw;"
        ),
        new(
            "takes a report that is sent again for another one",
            Agent,
            "&& known.Find(report.Revision) is { } before",
            "&& known.Find(report.Revision) is { } before && before.Sequence == 0"
        ),
        new(
            "trusts a snapshot and does not read what the journal has after it",
            Agent,
            "await foreach (var entry in journal.ReadAsync(id, kept, cancellationToken).ConfigureAwait(false))",
            """
            await foreach (
                var entry in journal
                    .ReadAsync(id, snapshot is null ? kept : long.MaxValue / 2, cancellationToken)
                    .ConfigureAwait(false)
            )
            """
        ),
        new(
            "forgets after a restart what is held of other instances",
            Agent,
            "foreach (var holding in await instance.Holdings.LoadAsync(Id, cancellationToken).ConfigureAwait(false))",
            "foreach (var holding in Enumerable.Empty<Holding>())"
        ),
        new(
            "applies a push without taking out what was held",
            "src/Federation.Core/State/ChildBook.cs",
            "new(after.Days, SummaryPacking.Unpack(before.Find(key, ref placeBefore))),",
            "new(after.Days, before.Find(key, ref placeBefore) is null ? null : null),"
        ),
        new(
            "ignores the incarnation: takes what an older activation shows",
            Hearing,
            """
            if (push.Version.IsOlderActivationThan(held))
                    {
            """,
            """
            if (push.Version.Epoch < 0)
                    {
            """
        ),
        new(
            "ignores the epoch: takes a restored database without anybody accepting it",
            Hearing,
            "if (contact.Known is not { } known || version.Epoch > contact.Held.Epoch)",
            "if (contact.Known is not { } known || version.Epoch >= contact.Held.Epoch)"
        ),
        new(
            "ignores the base: applies a push with a gap before it",
            Hearing,
            ("else if (!push.Version.IsSameActivation(held) && !push.IsWhole)", "else if (push.Version.Epoch < 0)"),
            ("else if (!push.IsWhole && push.Base.CompareTo(held) > 0)", "else if (push.Version.Epoch < 0)")
        ),
        new(
            "applies a push that is older than what is held",
            Hearing,
            "else if (push.Version.IsSameActivation(held) && push.Version.CompareTo(held) <= 0)",
            "else if (push.Version == held)"
        ),
        new(
            "takes a message to an earlier activation for an answer to this one",
            Hearing,
            "|| receiver.IsSameActivation(agent.View.Version)",
            "|| receiver.Epoch >= 0"
        ),
        new(
            "does not write down which children it has",
            Hearing,
            "var linked = await agent.RecordAsync(link, Actor.System, cancellationToken).ConfigureAwait(false);",
            """
            await Task.CompletedTask;
            var linked = new Recorded(agent.View.State.Sequence, default, agent.View.State.Hash, link);
            """
        ),
        new(
            "keeps keys that a whole summary no longer names",
            Hearing,
            "if (push.IsWhole && agent.View.State.Children.Find(push.From) is { } held)",
            "if (!push.IsWhole && agent.View.State.Children.Find(push.From) is { } held)"
        ),
        new(
            "does not tell upward that somebody below is away",
            "src/Federation.Engine/Agents/CommitteeView.cs",
            "        Stale is null\n            ? null",
            "        Stale is not null\n            ? null"
        ),
        new(
            "does not tell the children of an absorbed committee whom they belong to",
            Hearing,
            "outbox.Send(new Follow(agent.Id, child, follow));",
            "_ = follow;"
        ),
        new(
            "skips the push gate",
            Pushes,
            ("&& agent.View.IsGateOpenTo(upper))", ")"),
            ("if (agent.View.IsGateOpenTo(hello.From))", "if (link is not null)")
        ),
        new("sends nothing again", Pushes, ">= limits.ResendAfter)", ">= limits.ResendAfter * 1e6)"),
        new(
            "does not compare at an interval",
            Pushes,
            ">= (agent.IsAbroad(upper) ? limits.CompareEvery : limits.CompareWithinEvery);",
            ">= 1e6 * (agent.IsAbroad(upper) ? limits.CompareEvery : limits.CompareWithinEvery);"
        ),
        new("pushes one change too few", Pushes, "if (mark.Stamp > held.Stamp)", "if (mark.Stamp > held.Stamp + 1)"),
        new(
            "forgets a tombstone: does not say that a key is no longer shown",
            Pushes,
            "if (shown is not null || !whole)",
            "if (shown is not null)"
        ),
        new(
            "takes any acknowledgement for one of its own activation",
            Pushes,
            "link.Acknowledged = isMine ? held : null;",
            "link.Acknowledged = held with { Epoch = version.Epoch, Incarnation = version.Incarnation };"
        ),
        new(
            "forgets a former parent",
            "src/Federation.Core/Committees/CommitteeHistory.cs",
            "Events.Select(e => e.Other).OfType<CommitteeId>().Distinct().Order();",
            "Spans.TakeLast(1).Select(s => s.Parent).Append(Successor).OfType<CommitteeId>().Distinct().Order();"
        ),
        new(
            "drops the end date of a transfer",
            "src/Federation.Core/Committees/CommitteeHistory.cs",
            "[.. Spans.Where(s => s.Parent == parent).Select(s => s.Interval)];",
            "[.. Spans.Where(s => s.Parent == parent).TakeLast(1).Select(s => new Interval(s.Interval.From, DateOnly.MaxValue))];"
        ),
        new(
            "forgets a retraction: a withdrawn report goes on counting",
            "src/Federation.Core/State/ReportBook.cs",
            "? Restate(state, withdrawn.Key, null, [], isNew: false)",
            "? StateChange.None(state)"
        ),
        new(
            "counts a merged stock twice: carries it on beside the successor's own figure",
            "src/Federation.Core/Series/StockState.cs",
            "carry.Move.On <= day && !Own.AnyBetween(carry.Move.On, day) && !Subtree.AnyBetween(carry.Move.On, day)",
            "carry.Move.On <= day"
        ),
    ];
}
