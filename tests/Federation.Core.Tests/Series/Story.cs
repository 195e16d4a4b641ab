using System.Collections.Immutable;
using System.Globalization;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Oracle;
using Federation.Oracle.Delivery;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Series;

/// <summary>A small federation told line by line, and what the product answers of it.</summary>
internal sealed class Story
{
    private Chronicle chronicle = new(TestCatalogue.Catalogue, []);
    private DeliveredFederation? told;
    private int lines;

    /// <summary>A committee that begins under a parent, since ever where no day is given.</summary>
    public Story Begins(string id, string? under = null, string? on = null) =>
        Happens(id, EventKind.Established, on, under);

    public Story Moves(string id, string? to, string on, string? decided = null) =>
        Happens(id, EventKind.Transferred, on, to, decided: decided);

    /// <summary>A merger; the children named follow.</summary>
    public Story Merges(string id, string into, string on, params string[] children)
    {
        foreach (var child in children)
        {
            Follows(child, into, on, id);
        }

        return Happens(id, EventKind.MergedInto, on, into);
    }

    /// <summary>A child goes where the absorbed committee goes, whether or not anybody has heard of that.</summary>
    public Story Follows(string id, string into, string on, string absorbed) =>
        Happens(id, EventKind.Transferred, on, into, absorbed);

    public Story Dissolves(string id, string on) => Happens(id, EventKind.Dissolved, on, null);

    public Story CountsFromBelow(string id, string on) => Happens(id, EventKind.CountsFromBelow, on, null);

    /// <summary>A stock of members at a date, an admission over a period, in a report of its own.</summary>
    public Story States(
        string id,
        string time,
        decimal value,
        Scope scope = Scope.Subtree,
        string? indicator = null,
        Bound bound = Bound.Exact
    )
    {
        var at = Time(time);
        var key = TestCatalogue.Key(indicator ?? (at.IsDate ? "members" : "admissions"));
        var observation = new Observation(key, at, Quantity.Of(bound, value, value), scope);
        return Reports(id, at, observation);
    }

    public Story Reports(string id, FigureTime time, params Observation[] observations) =>
        Add(
            id,
            new ReportAccepted(
                new($"r{++lines:00}", 1, time, new(null, null, null, null), [.. observations], [], [], []),
                $"{lines}"
            )
        );

    public Answer Ask(string id, string time, string? indicator = null, string? now = null)
    {
        var at = Time(time);
        var key = TestCatalogue.Key(indicator ?? (at.IsDate ? "members" : "admissions"));
        DateOnly? boundaries = now is null ? null : Day(now);
        return Told.Ask(Id(id), new(key, at, BoundariesAt: boundaries));
    }

    /// <summary>What is answered, in short.</summary>
    public string? Value(string id, string time, string? now = null) => Ask(id, time, now: now).Value?.ToString();

    public CommitteeState State(string id) => Told.States[Id(id)];

    public static FigureTime Time(string text) =>
        PeriodNames.TryDay(text, out var day) ? FigureTime.AsOf(day)
        : PeriodNames.TryParse(text, out var period) ? FigureTime.Over(period)
        : throw new FormatException(text);

    private DeliveredFederation Told => told ??= DeliveredFederation.Deliver(chronicle, 1);

    private Story Happens(
        string id,
        EventKind kind,
        string? on,
        string? other,
        string? absorbed = null,
        string? decided = null
    ) =>
        Add(
            id,
            new EventRecorded(
                new(
                    $"e{++lines:00}",
                    kind,
                    on is null ? DateOnly.MinValue : Day(on),
                    decided is null ? null : Day(decided),
                    Other: other is null ? null : Id(other),
                    Indicators: ImmutableArray<string>.Empty,
                    MergedFrom: absorbed is null ? null : Id(absorbed)
                )
            )
        );

    private Story Add(string id, Fact fact)
    {
        chronicle = chronicle.Add(Id(id), fact);
        told = null;
        return this;
    }

    private static CommitteeId Id(string id) => CommitteeId.Parse($"t.{id}");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
