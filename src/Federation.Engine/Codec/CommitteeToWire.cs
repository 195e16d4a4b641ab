using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Reports;
using Federation.Core.Rules;
using Federation.Engine.Queries;
using Google.Protobuf;

namespace Federation.Engine.Codec;

/// <summary>What is known of committees as the messages that are written.</summary>
internal static class CommitteeToWire
{
    public static Wire.Profile Of(CommitteeProfile profile)
    {
        var written = new Wire.Profile
        {
            Id = profile.Id.ToString(),
            Names = Of(profile.Names),
            Level = profile.Level,
            Codes = { profile.Codes.Select(code => new Wire.Code { Register = code.Key, Code_ = code.Value }) },
            IsActive = profile.IsActive,
            Events = { profile.Events.Select(Of) },
            Below = { profile.Below.Select(level => new Wire.LevelCount { Level = level.Key, Count = level.Value }) },
            Units = profile.Units,
            LastReport = profile.LastReport is { } report ? FigureToWire.Of(report) : null,
            Version = MessageToWire.Of(profile.Version),
            FreshAt = profile.FreshAt.UtcTicks,
        };
        if (profile.UnitKind is { } kind)
        {
            written.UnitKind = kind;
        }

        if (profile.Parent is { } parent)
        {
            written.Parent = parent.ToString();
        }

        if (profile.Successor is { } successor)
        {
            written.Successor = successor.ToString();
        }

        return written;
    }

    public static Wire.Child Of(ChildEntry child)
    {
        var written = new Wire.Child
        {
            Id = child.Id.ToString(),
            Units = child.Units,
            IsAway = child.IsAway,
        };
        if (child.LastContact is { } contact)
        {
            written.LastContact = contact.UtcTicks;
        }

        return written;
    }

    public static Wire.ReportDetail Of(ReportDetail detail) =>
        new()
        {
            Entry = FigureToWire.Of(detail.Entry),
            Content = ByteString.CopyFrom(ReportWriter.Write(detail.Content)),
            Revisions = { detail.Revisions.Select(FigureToWire.Of) },
            Findings = { detail.Findings.Select(Of) },
        };

    public static Wire.Findings Of(OwnFindings findings) =>
        new()
        {
            Items = { findings.Findings.Select(Of) },
            Below =
            {
                findings.Below.Select(below => new Wire.FindingsBelow
                {
                    Committee = below.Key.ToString(),
                    Count = below.Value,
                }),
            },
        };

    public static Wire.Changes Of(ChangeSet changes) =>
        new()
        {
            Version = MessageToWire.Of(changes.Version),
            Reset = changes.Reset,
            Keys = { changes.Keys.Select(FigureToWire.Of) },
            Tree = changes.Tree,
        };

    public static Wire.DirectoryAsked Of(DirectoryQuery query)
    {
        var written = new Wire.DirectoryAsked { Day = query.AsOf.ToWire(), Limit = query.Limit };
        if (query.Text is { } text)
        {
            written.Text = text;
        }

        if (query.Level is { } level)
        {
            written.Level = level;
        }

        if (query.Parent is { } parent)
        {
            written.Parent = parent.ToString();
        }

        if (query.After is { } after)
        {
            written.After = after.ToString();
        }

        return written;
    }

    private static Wire.DirectoryEntry Of(DirectoryEntry entry)
    {
        var written = new Wire.DirectoryEntry
        {
            Id = entry.Id.ToString(),
            Names = Of(entry.Names),
            Level = entry.Level,
            IsActive = entry.IsActive,
        };
        if (entry.UnitKind is { } kind)
        {
            written.UnitKind = kind;
        }

        if (entry.Parent is { } parent)
        {
            written.Parent = parent.ToString();
        }

        return written;
    }

    public static Wire.Directory Of(DirectoryPage page) =>
        new() { Items = { page.Entries.Select(Of) }, HasMore = page.HasMore };

    public static ByteString Of(ImmutableArray<Target> targets) => ByteString.CopyFrom(TargetsWriter.Write(targets));

    public static Wire.TreeNode Of(TreeNode? node) =>
        new() { Events = { node is null ? [] : node.History.Events.Select(Of) }, Children = node?.Children ?? 0 };

    public static ByteString Of(CommitteeEvent happened) => ByteString.CopyFrom(EventWriter.Write(happened));

    private static Wire.Labels Of(Labels labels) => new() { Vi = labels.Vi, En = labels.En };

    public static Wire.Finding Of(Finding finding)
    {
        var written = new Wire.Finding
        {
            Code = finding.Code,
            Severity = finding.Severity switch
            {
                Severity.Note => Wire.Severity.Note,
                Severity.Warning => Wire.Severity.Warning,
                Severity.Error => Wire.Severity.Error,
                var other => throw new ArgumentException($"Unknown severity {other}", nameof(finding)),
            },
            Committee = finding.Committee.ToString(),
            Key = finding.Key is { } key ? FigureToWire.Of(key) : null,
            Time = finding.Time is { } time ? FigureToWire.Of(time) : null,
            Message = Of(finding.Message),
        };
        if (finding.Report is { } report)
        {
            written.Report = report;
        }

        if (finding.Locator is { } locator)
        {
            written.Locator = locator;
        }

        return written;
    }
}
