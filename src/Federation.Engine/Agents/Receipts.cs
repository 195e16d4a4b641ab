using System.Collections.Immutable;
using Federation.Core.Reports;
using Federation.Core.Rules;
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
            FindingsOn(state, stated.Head.Key)
        );

    private static ImmutableArray<Finding> FindingsOn(CommitteeState state, string report)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (ref readonly var key in state.Keys.AsSpan())
        {
            foreach (var finding in key.Value.Findings)
            {
                if (finding.Report == report)
                {
                    findings.Add(finding);
                }
            }
        }

        return findings.DrainToImmutable();
    }
}
