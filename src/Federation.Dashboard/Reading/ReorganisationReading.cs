using Federation.Api.Composition;
using Federation.Api.Wire;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Dashboard.Serving;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Finds what was merged under a committee. Nobody keeps a list of those that ended, so the directory is read; of a
/// large one only the beginning, since mergers are shown as a help and every committee tells its own on its own page.
/// </summary>
internal sealed class ReorganisationReading(IFederation federation, DateOnly today, CancellationToken cancellationToken)
{
    private const int PageSize = 500;
    private const int PagesMax = 4;

    /// <summary>The reorganisations of a committee's children, the newest first.</summary>
    public async ValueTask<IReadOnlyList<Reorganisation>> ReadAsync(CommitteeId parent)
    {
        var ended = new List<(CommitteeBody Profile, EventBody Merger)>();
        foreach (var entry in await EndedAsync())
        {
            var profile = await CommitteeAnswers.TryProfileAsync(federation, entry.Id, today, cancellationToken);
            var merger = profile?.Events.FirstOrDefault(e => e.Kind == EventKind.MergedInto);
            if (merger is { EffectiveFrom: { } on } && await ParentAsync(entry.Id, on.AddDays(-1)) == parent.ToString())
            {
                ended.Add((profile!, merger));
            }
        }

        var found = new List<Reorganisation>();
        foreach (var day in ended.GroupBy(one => one.Merger.EffectiveFrom!.Value).OrderByDescending(day => day.Key))
        {
            found.Add(await OfDayAsync(parent, day.Key, [.. day]));
        }

        return found;
    }

    private async ValueTask<Reorganisation> OfDayAsync(
        CommitteeId parent,
        DateOnly on,
        IReadOnlyList<(CommitteeBody Profile, EventBody Merger)> ended
    )
    {
        var before = await ChildrenAsync(parent, on.AddDays(-1));
        var after = await ChildrenAsync(parent, on);
        var mergers = new List<Merger>();
        foreach (
            var group in ended.GroupBy(one => one.Merger.Into!).OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var into = await LinkAsync(group.Key, on);
            var absorbed = group.Select(one => new CommitteeLink(one.Profile.Id, one.Profile.Names)).ToList();
            var itself = before.Contains(group.Key)
                ? [await LinkAsync(group.Key, on.AddDays(-1))]
                : Array.Empty<CommitteeLink>();
            mergers.Add(new(into, [.. itself, .. absorbed], absorbed));
        }

        var touched = mergers.Select(merger => merger.Into.Id).ToHashSet(StringComparer.Ordinal);
        var unchanged = new List<CommitteeLink>();
        foreach (var id in after.Where(id => !touched.Contains(id)))
        {
            unchanged.Add(await LinkAsync(id, on));
        }

        return new(on, before.Count, after.Count, mergers, unchanged);
    }

    private async ValueTask<List<DirectoryEntry>> EndedAsync()
    {
        var ended = new List<DirectoryEntry>();
        CommitteeId? last = null;
        for (var i = 0; i < PagesMax; i++)
        {
            var query = new DirectoryQuery(null, null, null, today, PageSize, last);
            var page = await federation.SearchAsync(query, cancellationToken);
            ended.AddRange(page.Entries.Where(entry => !entry.IsActive));
            if (!page.HasMore)
            {
                break;
            }

            last = page.Entries[^1].Id;
        }

        return ended;
    }

    private async ValueTask<string?> ParentAsync(CommitteeId id, DateOnly on) =>
        (await CommitteeAnswers.TryProfileAsync(federation, id, on, cancellationToken))?.Parent;

    private async ValueTask<HashSet<string>> ChildrenAsync(CommitteeId parent, DateOnly on) =>
        [
            .. (await federation.Committee(parent).ChildrenAsync(on, cancellationToken)).Select(child =>
                child.Id.ToString()
            ),
        ];

    private ValueTask<CommitteeLink> LinkAsync(string id, DateOnly on) =>
        CommitteeCalls.LinkAsync(federation, id, on, cancellationToken);
}
