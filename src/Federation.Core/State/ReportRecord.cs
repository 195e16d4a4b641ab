using System.Collections.Immutable;
using Federation.Core.Reports;

namespace Federation.Core.State;

/// <summary>One report key of a committee: its revisions, and which of them stands.</summary>
/// <param name="Revisions">Every revision accepted, lowest first; of one revision the first.</param>
/// <param name="WithdrawnUpTo">Revisions up to this one are withdrawn; 0 for none.</param>
/// <param name="Reason">Why they were withdrawn.</param>
public sealed record ReportRecord(ImmutableArray<StatedReport> Revisions, int WithdrawnUpTo = 0, string? Reason = null)
{
    /// <summary>Nothing accepted.</summary>
    public static ReportRecord None { get; } = new([]);

    /// <summary>The revision that counts: the highest, unless it is withdrawn.</summary>
    public StatedReport? Standing =>
        Revisions.IsEmpty || Revisions[^1].Head.Revision <= WithdrawnUpTo ? null : Revisions[^1];

    /// <summary>A revision, null where it was never accepted.</summary>
    public StatedReport? Find(int revision) => Revisions.FirstOrDefault(r => r.Head.Revision == revision);
}
