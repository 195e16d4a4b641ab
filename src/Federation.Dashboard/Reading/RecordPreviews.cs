using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Core.Figures;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Dashboard.Serving;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>Says what an event will do, from what is known now.</summary>
internal static class RecordPreviews
{
    public static async ValueTask<RecordPreview> OfAsync(PageCall call, CommitteeEvent happened) =>
        happened.Kind switch
        {
            EventKind.Transferred or EventKind.MergedInto => new()
            {
                Sentences = await MovedAsync(call, happened),
                Figures = await CarriedAsync(call, happened.EffectiveFrom),
            },
            EventKind.CountsFromBelow => new()
            {
                Sentences = [call.View.Write.Fill(Strings.PreviewCounts, Day(call, happened))],
                Figures = await CountedAsync(call, happened),
            },
            _ => new() { Sentences = await PlainAsync(call, happened) },
        };

    private static async ValueTask<IReadOnlyList<string>> PlainAsync(PageCall call, CommitteeEvent happened)
    {
        var write = call.View.Write;
        var (own, day) = (Own(call), Day(call, happened));
        var level = call.Catalogue.Levels.FirstOrDefault(one => one.Code == happened.Level);
        var levelName = level is null ? "" : write.Name(level.Labels);
        return happened.Kind switch
        {
            EventKind.Established =>
            [
                write.Fill(Strings.PreviewEstablished, write.Name(happened.Names!), levelName, own, day),
            ],
            EventKind.Dissolved => [write.Fill(Strings.PreviewDissolved, own, day)],
            EventKind.Renamed => [write.Fill(Strings.PreviewRenamed, own, write.Name(happened.Names!), day)],
            EventKind.Upgraded or EventKind.Downgraded =>
            [
                write.Fill(Strings.PreviewLevel, own, levelName, day),
                Strings.PreviewLevelPlans,
            ],
            EventKind.Split => [write.Fill(Strings.PreviewSplit, own, await OtherAsync(call, happened), day)],
            EventKind.KindChanged =>
            [
                write.Fill(Strings.PreviewKind, own, EventReading.KindOf(happened.UnitKind), day),
            ],
            _ => [write.Fill(Strings.PreviewCode, own, string.Join(", ", happened.Codes!.Values), day)],
        };
    }

    private static async ValueTask<IReadOnlyList<string>> MovedAsync(PageCall call, CommitteeEvent happened)
    {
        var write = call.View.Write;
        var (own, day) = (Own(call), Day(call, happened));
        var other = await OtherAsync(call, happened);
        var dayBefore = happened.EffectiveFrom.AddDays(-1);
        var children = await call.Federation.Committee(call.Committee).ChildrenAsync(dayBefore, call.Aborted);
        var before = await CommitteeAnswers.TryProfileAsync(call.Federation, call.Committee, dayBefore, call.Aborted);
        var from = before?.Parent is { } parent
            ? call.View.NameOf(await CommitteeCalls.LinkAsync(call.Federation, parent, dayBefore, call.Aborted))
            : "";
        var isMerger = happened.Kind == EventKind.MergedInto;
        var said = new List<string>
        {
            isMerger
                ? write.Fill(Strings.PreviewMerged, own, other, day)
                : write.Fill(Strings.PreviewTransferred, own, from, other, day),
        };
        if (children.Length > 0)
        {
            var form = isMerger ? Strings.PreviewMergedChildren : Strings.PreviewChildren;
            said.Add(write.Fill(form, write.Number(children.Length), other));
        }

        said.Add(write.Fill(Strings.PreviewBefore, day));
        return said;
    }

    /// <summary>What stands at the committee on the day before: that goes with it.</summary>
    private static async ValueTask<IReadOnlyList<(Indicator, Figure, Figure?)>> CarriedAsync(
        PageCall call,
        DateOnly from
    )
    {
        var carried = new List<(Indicator, Figure, Figure?)>();
        var day = from.AddDays(-1) < call.View.Today ? from.AddDays(-1) : call.View.Today;
        foreach (var indicator in call.Catalogue.Indicators.Where(one => one.Kind == IndicatorKind.Stock))
        {
            var figure = await AskAsync(call, indicator, FigureTime.AsOf(day), Basis.Effective);
            if (figure.Value is not null)
            {
                carried.Add((indicator, figure, null));
            }
        }

        return carried;
    }

    /// <summary>What is stated and what the sum from below is: from the event on, that counts.</summary>
    private static async ValueTask<IReadOnlyList<(Indicator, Figure, Figure?)>> CountedAsync(
        PageCall call,
        CommitteeEvent happened
    )
    {
        var counted = new List<(Indicator, Figure, Figure?)>();
        var codes = happened.Indicators.IsDefaultOrEmpty ? [] : happened.Indicators.ToHashSet();
        var day = happened.EffectiveFrom > call.View.Today ? happened.EffectiveFrom : call.View.Today;
        foreach (var indicator in call.Catalogue.Indicators.Where(one => one.Kind == IndicatorKind.Stock))
        {
            if (codes.Count > 0 && !codes.Contains(indicator.Code))
            {
                continue;
            }

            var now = await AskAsync(call, indicator, FigureTime.AsOf(day), Basis.Effective);
            var then = await AskAsync(call, indicator, FigureTime.AsOf(day), Basis.Computed);
            if (now.Value is not null || then.Value is not null)
            {
                counted.Add((indicator, now, then));
            }
        }

        return counted;
    }

    private static ValueTask<Figure> AskAsync(PageCall call, Indicator indicator, FigureTime time, Basis basis) =>
        FigureAnswers.AskAsync(
            call.Federation,
            call.Committee,
            new(FigureKey.Total(indicator.Code), time, basis, null),
            call.Aborted
        );

    private static string Own(PageCall call) => call.View.Write.Name(call.View.Head!.Profile.Names);

    private static string Day(PageCall call, CommitteeEvent happened) =>
        happened.EffectiveFrom == DateOnly.MinValue
            ? Strings.RecordAlways
            : call.View.Write.Day(happened.EffectiveFrom);

    private static async ValueTask<string> OtherAsync(PageCall call, CommitteeEvent happened) =>
        call.View.NameOf(
            await CommitteeCalls.LinkAsync(
                call.Federation,
                happened.Other!.ToString(),
                happened.EffectiveFrom,
                call.Aborted
            )
        );
}
