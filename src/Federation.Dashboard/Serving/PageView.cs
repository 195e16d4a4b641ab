using Federation.Api.Wire;
using Federation.Core.Indicators;
using Federation.Dashboard.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Dashboard.Serving;

/// <summary>What every component of a page may need: language, day, committee, and how links are written.</summary>
public sealed record PageView
{
    /// <summary>The parameter of the day that is kept across pages.</summary>
    public const string AsOfName = "asOf";

    /// <summary>How numbers and times are written.</summary>
    public required Writing Write { get; init; }

    /// <summary>The colours.</summary>
    public required Theme Theme { get; init; }

    /// <summary>Today where the committees are.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The day that the page is about.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day that the address names; null where it names none.</summary>
    public required DateOnly? AskedFor { get; init; }

    /// <summary>What is wrong with the day that the address names; null where nothing is.</summary>
    public DayFault? DayFault { get; init; }

    /// <summary>What is counted.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>The address without its parameters.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters of the address, each once.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>The whole address, for print.</summary>
    public required string Address { get; init; }

    /// <summary>The top of the tree; null where there is none.</summary>
    public required CommitteeLink? Root { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Whether figures come from memory alone for now, and nothing can be submitted.</summary>
    public bool IsStorageAway { get; init; }

    /// <summary>Whose page it is; null where it is nobody's.</summary>
    public CommitteeHead? Head { get; init; }

    /// <summary>Which of the committee's pages; null where it is none of them.</summary>
    public Tab? Tab { get; init; }

    /// <summary>What the page is called, where it is not a committee's.</summary>
    public string? Title { get; init; }

    /// <summary>The language.</summary>
    public Language Language => Write.Language;

    /// <summary>What the browser shows as the page's name.</summary>
    public string DocumentTitle =>
        string.Join(
            " – ",
            new[]
            {
                Title ?? Tab?.LabelIn(Language),
                Head is null ? null : Write.Name(Head.Profile.Names),
                Strings.ProductName,
            }.OfType<string>()
        );

    /// <summary>What a committee is called; its identity where it cannot be asked.</summary>
    public string NameOf(CommitteeLink committee) => committee.Names is { } names ? Write.Name(names) : committee.Id;

    /// <summary>A committee's page, on the day of this one.</summary>
    public string CommitteeHref(string id, Tab? tab = null, params (string Name, string? Value)[] more) =>
        Href($"/c/{id}{tab?.Suffix}", more);

    /// <summary>An address that keeps the day of this page.</summary>
    public string Href(string path, params (string Name, string? Value)[] more)
    {
        var all = more.Where(one => one.Value is not null).ToList();
        if (AskedFor is { } day && all.TrueForAll(one => one.Name != AsOfName))
        {
            all.Insert(0, (AsOfName, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        }

        return With(path, all.Select(one => KeyValuePair.Create(one.Name, one.Value!)));
    }

    /// <summary>The address of this very page with some parameters set, or taken away where they are null.</summary>
    public string Here(params (string Name, string? Value)[] changes)
    {
        var kept = Parameters.Where(one => !changes.Any(change => change.Name == one.Key));
        var set = changes.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!));
        return With(Path, kept.Concat(set));
    }

    /// <summary>Where a figure is explained; null while no page does it.</summary>
    public string? ExplainHref(Figure figure)
    {
        var explain = Tab.All.FirstOrDefault(tab => tab.Suffix == "/explain");
        return explain is null
            ? null
            : With(
                $"/c/{figure.Committee}{explain.Suffix}",
                new (string Name, string? Value)[]
                {
                    ("indicator", figure.Indicator),
                    ("breakdown", figure.Breakdown),
                    (AsOfName, figure.AsOf?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
                    ("period", figure.Period),
                    // What a page asks of all of its figures is asked of each; an explanation has parts of other kinds.
                    ("boundaries", Tab == explain ? null : Asked("boundaries")),
                    ("basis", Tab == explain ? null : Asked("basis")),
                }
                    .Where(one => one.Value is not null)
                    .Select(one => KeyValuePair.Create(one.Name, one.Value!))
            );
    }

    /// <summary>A parameter of the address; null where it is absent.</summary>
    public string? Asked(string name) =>
        Parameters.Where(one => one.Key == name).Select(one => one.Value).FirstOrDefault();

    private static string With(string path, IEnumerable<KeyValuePair<string, string>> parameters) =>
        path + new QueryBuilder(parameters).ToQueryString();
}
