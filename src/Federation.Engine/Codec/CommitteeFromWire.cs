using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Rules;
using Federation.Engine.Queries;
using Google.Protobuf;

namespace Federation.Engine.Codec;

/// <summary>What is known of committees, from messages that were read.</summary>
internal static class CommitteeFromWire
{
    public static CommitteeProfile Of(Wire.Profile profile) =>
        new(
            CommitteeId.Parse(profile.Id),
            Of(profile.Names),
            profile.Level,
            profile.HasUnitKind ? profile.UnitKind : null,
            profile.Codes.ToImmutableSortedDictionary(c => c.Register, c => c.Code_, StringComparer.Ordinal),
            profile.HasParent ? CommitteeId.Parse(profile.Parent) : null,
            profile.IsActive,
            profile.HasSuccessor ? CommitteeId.Parse(profile.Successor) : null,
            [.. profile.Events.Select(Event)],
            profile.Below.ToImmutableSortedDictionary(b => b.Level, b => b.Count, StringComparer.Ordinal),
            profile.Units,
            profile.LastReport is { } report ? FigureFromWire.Of(report) : null,
            MessageFromWire.Version(profile.Version),
            FigureFromWire.Moment(profile.FreshAt)
        );

    public static ImmutableArray<ChildEntry> Of(Wire.Children children) =>
        [
            .. children.Items.Select(child => new ChildEntry(
                CommitteeId.Parse(child.Id),
                child.Units,
                child.IsAway,
                child.HasLastContact ? FigureFromWire.Moment(child.LastContact) : null
            )),
        ];

    public static ReportDetail? Of(Wire.ReportDetail detail) =>
        detail.Entry is null
            ? null
            : new(
                FigureFromWire.Of(detail.Entry),
                ReportReader.ReadStored(detail.Content.Memory),
                [.. detail.Revisions.Select(FigureFromWire.Of)],
                [.. detail.Findings.Select(Of)]
            );

    public static OwnFindings Of(Wire.Findings findings) =>
        new(
            [.. findings.Items.Select(Of)],
            [.. findings.Below.Select(below => KeyValuePair.Create(CommitteeId.Parse(below.Committee), below.Count))]
        );

    public static ChangeSet Of(Wire.Changes changes) =>
        new(
            MessageFromWire.Version(changes.Version),
            changes.Reset,
            [.. changes.Keys.Select(FigureFromWire.Of)],
            changes.Tree
        );

    public static DirectoryQuery Of(Wire.DirectoryAsked query) =>
        new(
            query.HasText ? query.Text : null,
            query.HasLevel ? query.Level : null,
            query.HasParent ? CommitteeId.Parse(query.Parent) : null,
            WireNumbers.Day(query.Day),
            query.Limit is >= 1 and <= 500
                ? query.Limit
                : throw new FormatException($"Not a number of committees: {query.Limit}"),
            query.HasAfter ? CommitteeId.Parse(query.After) : null
        );

    public static DirectoryPage Of(Wire.Directory page) => new([.. page.Items.Select(Of)], page.HasMore);

    public static TreeNode? Of(CommitteeId id, Wire.TreeNode node) =>
        node.Events.Count == 0 ? null : new(id, new(node.Events.Select(Event)), node.Children);

    public static CommitteeEvent Event(ByteString json) => EventReader.ReadStored(json.Memory);

    private static DirectoryEntry Of(Wire.DirectoryEntry entry) =>
        new(
            CommitteeId.Parse(entry.Id),
            Of(entry.Names),
            entry.Level,
            entry.HasUnitKind ? entry.UnitKind : null,
            entry.HasParent ? CommitteeId.Parse(entry.Parent) : null,
            entry.IsActive
        );

    private static Labels Of(Wire.Labels? labels) =>
        labels is null ? throw FigureFromWire.Missing("name") : new(labels.Vi, labels.En);

    public static Finding Of(Wire.Finding finding) =>
        new(
            finding.Code,
            finding.Severity switch
            {
                Wire.Severity.Note => Severity.Note,
                Wire.Severity.Warning => Severity.Warning,
                Wire.Severity.Error => Severity.Error,
                var other => throw FigureFromWire.Unknown("severity", other),
            },
            CommitteeId.Parse(finding.Committee),
            finding.Key is { } key ? FigureFromWire.Of(key) : null,
            finding.Time is { } time ? FigureFromWire.Of(time) : null,
            finding.HasReport ? finding.Report : null,
            Of(finding.Message),
            finding.HasLocator ? finding.Locator : null
        );
}
