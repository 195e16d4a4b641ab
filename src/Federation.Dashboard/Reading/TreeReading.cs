using Federation.Api.Composition;
using Federation.Api.Http;
using Federation.Core.Committees;
using Federation.Dashboard.Serving;

namespace Federation.Dashboard.Reading;

/// <summary>Puts the page of a committee's place in the tree together.</summary>
internal static class TreeReading
{
    private static readonly QueryParameter Recorded = new(
        RecordReading.RecordedName,
        "The key of the event that has just been recorded."
    );

    /// <summary>The parameters of the page.</summary>
    public static QueryParameter[] Taken { get; } = [Recorded];

    public static async ValueTask<object> ReadAsync(PageCall call)
    {
        var recorded = call.Query.Text(Recorded);
        var children = new List<TreeChild>();
        foreach (var entry in await call.Federation.Committee(call.Committee).ChildrenAsync(call.AsOf, call.Aborted))
        {
            var child = await CommitteeAnswers.ChildAsync(call.Federation, entry, call.AsOf, call.Aborted);
            var profile = await CommitteeAnswers.TryProfileAsync(call.Federation, entry.Id, call.AsOf, call.Aborted);
            children.Add(new(child, profile?.Below.Values.Sum()));
        }

        var below = call.View.Head!.Profile.Below;
        var reorganisations = new ReorganisationReading(call.Federation, call.View.Today, call.Aborted);
        return new TreeModel
        {
            Children = children,
            Below =
            [
                .. call
                    .Catalogue.Levels.Where(level => below.GetValueOrDefault(level.Code) > 0)
                    .Select(level => (level.Labels, below[level.Code])),
            ],
            Events = await EventReading.ReadAsync(call),
            Parents = await ParentsAsync(call),
            Reorganisations = await reorganisations.ReadAsync(call.Committee),
            OwnMerger = await EventReading.OwnMergerAsync(call),
            Recorded = call.View.Head.Profile.Events.FirstOrDefault(happened => happened.Key == recorded) is { } done
                ? await EventReading.LineAsync(call, done)
                : null,
        };
    }

    private static async ValueTask<IReadOnlyList<ParentTime>> ParentsAsync(PageCall call)
    {
        var profile = call.View.Head!.Profile;
        var times = new List<ParentTime>();
        foreach (var happened in profile.Events)
        {
            var isEnd = happened.Kind is EventKind.MergedInto or EventKind.Dissolved;
            if ((isEnd || happened.Parent is not null) && times.Count > 0)
            {
                times[^1] = times[^1] with { Until = happened.EffectiveFrom };
            }

            if (happened.Parent is { } parent)
            {
                var day = happened.EffectiveFrom ?? call.AsOf;
                var link = await CommitteeCalls.LinkAsync(call.Federation, parent, day, call.Aborted);
                times.Add(new(link, happened.EffectiveFrom, null));
            }
        }

        return times;
    }
}
