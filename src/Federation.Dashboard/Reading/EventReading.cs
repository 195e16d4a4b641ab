using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>What happened to a committee, with whom it names, and in plain words.</summary>
internal static class EventReading
{
    /// <summary>The events of a committee up to today, the newest first, with those that it absorbed.</summary>
    public static async ValueTask<IReadOnlyList<EventLine>> ReadAsync(PageCall call)
    {
        var profile = call.View.Head!.Profile;
        var lines = new List<EventLine>();
        foreach (var happened in profile.Events)
        {
            lines.Add(await LineAsync(call, happened));
        }

        if (await OwnMergerAsync(call) is var (on, merger) && merger.Into.Id == profile.Id)
        {
            lines.AddRange(
                merger.Absorbed.Select(absorbed => new EventLine
                {
                    Kind = EventKind.MergedInto,
                    On = on,
                    Document = null,
                    Other = absorbed,
                    IsIncoming = true,
                })
            );
        }

        return [.. lines.OrderByDescending(line => line.On ?? DateOnly.MinValue)];
    }

    /// <summary>The merger that a committee had a part in, the newest; null where there is none.</summary>
    public static async ValueTask<(DateOnly On, Merger Merger)?> OwnMergerAsync(PageCall call)
    {
        var profile = call.View.Head!.Profile;
        var above = profile.Parent ?? profile.Events.LastOrDefault(e => e.Parent is not null)?.Parent;
        if (above is null)
        {
            return null;
        }

        var reading = new ReorganisationReading(call.Federation, call.View.Today, call.Aborted);
        foreach (var reorganisation in await reading.ReadAsync(CommitteeId.Parse(above)))
        {
            var own = reorganisation.Mergers.FirstOrDefault(merger =>
                merger.Into.Id == profile.Id || merger.From.Any(from => from.Id == profile.Id)
            );
            if (own is not null)
            {
                return (reorganisation.On, own);
            }
        }

        return null;
    }

    /// <summary>What happened, in a sentence.</summary>
    public static string Sentence(EventLine line, PageView view)
    {
        var write = view.Write;
        var other = line.Other is { } link ? view.NameOf(link) : "";
        return line.Kind switch
        {
            EventKind.MergedInto when line.IsIncoming => write.Fill(Strings.EventAbsorbed, other),
            EventKind.Established when other.Length == 0 => Strings.EventEstablishedRoot,
            EventKind.Established => write.Fill(Strings.EventEstablished, other),
            EventKind.Renamed => write.Fill(Strings.EventRenamed, line.Names is { } names ? write.Name(names) : ""),
            EventKind.Upgraded => write.Fill(Strings.EventUpgraded, LevelOf(line, view)),
            EventKind.Downgraded => write.Fill(Strings.EventDowngraded, LevelOf(line, view)),
            EventKind.Split => write.Fill(Strings.EventSplit, other),
            EventKind.CodeChanged => Strings.EventCodeChanged,
            EventKind.KindChanged => write.Fill(Strings.EventKindChanged, KindOf(line.UnitKind)),
            EventKind.Transferred => write.Fill(Strings.EventTransferred, other),
            EventKind.MergedInto => write.Fill(Strings.EventMergedInto, other),
            EventKind.Dissolved => Strings.EventDissolved,
            _ => Strings.EventCountsFromBelow,
        };
    }

    /// <summary>What a kind of unit is called.</summary>
    public static string KindOf(string? kind) =>
        kind switch
        {
            "city" => Strings.UnitKindCity,
            "province" => Strings.UnitKindProvince,
            _ => kind ?? "",
        };

    /// <summary>An event of a committee with whom it names.</summary>
    public static async ValueTask<EventLine> LineAsync(PageCall call, EventBody happened)
    {
        var other = happened.Parent ?? happened.Into ?? happened.From;
        var day = happened.EffectiveFrom ?? call.AsOf;
        return new()
        {
            Kind = happened.Kind,
            On = happened.EffectiveFrom,
            Document = happened.Document,
            Other = other is null ? null : await CommitteeCalls.LinkAsync(call.Federation, other, day, call.Aborted),
            Names = happened.Names,
            Level = happened.Level,
            UnitKind = happened.UnitKind,
        };
    }

    private static string LevelOf(EventLine line, PageView view) =>
        view.Catalogue.Levels.FirstOrDefault(level => level.Code == line.Level) is { } found
            ? view.Write.Name(found.Labels)
            : line.Level ?? "";
}
