using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Queries;

namespace Federation.Engine.Embedded;

/// <summary>Finds committees by words of their names, without regard to accents and case.</summary>
internal sealed class CommitteeDirectory(Func<IEnumerable<Place>> places)
{
    private readonly ConcurrentDictionary<CommitteeId, (CommitteeHistory History, string Folded)> names = new();

    public DirectoryPage Search(DirectoryQuery query)
    {
        var words = query.Text is null ? [] : Fold(query.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = places()
            .Where(p => p.History.Exists)
            .Where(p => query.After is null || p.Id.CompareTo(query.After) > 0)
            .Where(p => Matches(p, words))
            .Select(p => Reading.Entry(p.Id, p.History, query.AsOf))
            .Where(e => query.Level is null || e.Level == query.Level)
            .Where(e => query.Parent is null || e.Parent == query.Parent)
            .OrderBy(e => e.Id)
            .Take(query.Limit + 1)
            .ToList();
        return new([.. found.Take(query.Limit)], found.Count > query.Limit);
    }

    public IReadOnlyList<CommitteeId> Nearest(CommitteeId id)
    {
        var known = places().Where(p => p.History.Exists).Select(p => p.Id.ToString());
        return [.. Core.Input.Nearest.To(id.ToString(), known).Select(CommitteeId.Parse)];
    }

    /// <summary>Lower case, without accents; đ becomes d.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private bool Matches(Place place, string[] words)
    {
        if (words.Length == 0)
        {
            return true;
        }

        var history = place.History;
        if (!names.TryGetValue(place.Id, out var known) || !ReferenceEquals(known.History, history))
        {
            var all = history.Events.Select(e => e.Names).OfType<Core.Indicators.Labels>();
            known = (history, Fold($"{place.Id} {string.Join(' ', all.Select(n => $"{n.Vi} {n.En}"))}"));
            names[place.Id] = known;
        }

        return words.All(w => known.Folded.Contains(w, StringComparison.Ordinal));
    }
}
