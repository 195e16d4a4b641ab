using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Events with whom they name, and in plain words.</summary>
internal static class EventReading
{
    /// <summary>The events of a committee, the newest first.</summary>
    public static async ValueTask<IReadOnlyList<EventLine>> ReadAsync(PageCall call, int countMax)
    {
        var lines = new List<EventLine>();
        foreach (var happened in call.View.Head!.Profile.Events.Reverse().Take(countMax))
        {
            var other = happened.Parent ?? happened.Into ?? happened.From;
            var day = happened.EffectiveFrom ?? call.AsOf;
            lines.Add(
                new(
                    happened,
                    other is null ? null : await CommitteeCalls.LinkAsync(call.Federation, other, day, call.Aborted)
                )
            );
        }

        return lines;
    }

    /// <summary>What happened, in a sentence.</summary>
    public static string Sentence(EventLine line, PageView view)
    {
        var write = view.Write;
        var other = line.Other is { } link ? view.NameOf(link) : "";
        var happened = line.Event;
        return happened.Kind switch
        {
            EventKind.Established when other.Length == 0 => Strings.EventEstablishedRoot,
            EventKind.Established => write.Fill(Strings.EventEstablished, other),
            EventKind.Renamed => write.Fill(Strings.EventRenamed, happened.Names is { } n ? write.Name(n) : ""),
            EventKind.Upgraded => write.Fill(Strings.EventUpgraded, LevelOf(happened, view)),
            EventKind.Downgraded => write.Fill(Strings.EventDowngraded, LevelOf(happened, view)),
            EventKind.Split => write.Fill(Strings.EventSplit, other),
            EventKind.CodeChanged => Strings.EventCodeChanged,
            EventKind.KindChanged => write.Fill(Strings.EventKindChanged, KindOf(happened.UnitKind)),
            EventKind.Transferred => write.Fill(Strings.EventTransferred, other),
            EventKind.MergedInto => write.Fill(Strings.EventMergedInto, other),
            EventKind.Dissolved => Strings.EventDissolved,
            _ => Strings.EventCountsFromBelow,
        };
    }

    private static string LevelOf(EventBody happened, PageView view) =>
        view.Catalogue.Levels.FirstOrDefault(level => level.Code == happened.Level) is { } found
            ? view.Write.Name(found.Labels)
            : happened.Level ?? "";

    private static string KindOf(string? kind) =>
        kind switch
        {
            "city" => Strings.UnitKindCity,
            "province" => Strings.UnitKindProvince,
            _ => kind ?? "",
        };
}
