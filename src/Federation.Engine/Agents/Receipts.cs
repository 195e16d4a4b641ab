using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Engine.Ports;

namespace Federation.Engine.Agents;

/// <summary>Receipts for accepted revisions.</summary>
internal static class Receipts
{
    public static Receipt For(CommitteeState state, StatedReport stated, bool repeated) =>
        new(
            state.Id,
            stated.Head.Key,
            stated.Head.Revision,
            stated.Sequence,
            stated.Hash,
            stated.AcceptedAt,
            !ReferenceEquals(state.Reports[stated.Head.Key].Standing, stated),
            repeated,
            [.. state.Keys.SelectMany(k => k.Value.Findings).Where(f => f.Report == stated.Head.Key)]
        );
}
