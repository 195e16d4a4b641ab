using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Rules;
using Federation.Core.State;
using Federation.Core.Summaries;

namespace Federation.Core.Tests.Rules;

/// <summary>One committee as a test drives it: facts in, findings out.</summary>
internal sealed class Node
{
    private long sequence;

    public Node(string id, string? parent = null, string? establishedOn = null, string level = "superior")
        : this(
            id,
            new CommitteeEvent(
                "established",
                EventKind.Established,
                establishedOn is null ? DateOnly.MinValue : Written.Day(establishedOn),
                Other: parent is null ? null : CommitteeId.Parse(parent),
                Level: level
            )
        ) { }

    public Node(string id, CommitteeEvent established)
    {
        State = CommitteeState.New(CommitteeId.Parse(id), Seeds.Catalogue);
        Happened(established);
    }

    public CommitteeState State { get; private set; }

    public IEnumerable<Finding> Findings => State.Keys.SelectMany(k => k.Value.Findings);

    public IEnumerable<string> Codes => Findings.Select(f => f.Code);

    public static Report ReportOf(string key, string time, int revision, string[] figures, params Claim[] claims) =>
        new(
            key,
            revision,
            Written.Time(time),
            new("test", null, null, null),
            [.. figures.Select(Written.Observation)],
            [],
            [.. claims],
            []
        );

    public StateChange Apply(Fact fact)
    {
        var change = State.Apply(new(++sequence, DateTimeOffset.UnixEpoch, "", fact));
        State = change.State;
        return change;
    }

    /// <summary>A report whose key is its time.</summary>
    public Node States(string time, params string[] figures) => Reports(time, time, figures);

    public Node Reports(string key, string time, params string[] figures)
    {
        Apply(new ReportAccepted(ReportOf(key, time, 1, figures), ""));
        return this;
    }

    public Node Claims(string key, string time, string[] figures, params string[] claims)
    {
        Apply(new ReportAccepted(ReportOf(key, time, 1, figures, [.. claims.Select(Written.Claim)]), ""));
        return this;
    }

    public Node Happened(CommitteeEvent happened)
    {
        Apply(new EventRecorded(happened));
        return this;
    }

    /// <summary>Passes to another parent.</summary>
    public Node Moves(string on, string parent) =>
        Happened(new($"moved-{on}", EventKind.Transferred, Written.Day(on), Other: CommitteeId.Parse(parent)));

    public Node MergesInto(string on, string successor) =>
        Happened(new("merged", EventKind.MergedInto, Written.Day(on), Other: CommitteeId.Parse(successor)));

    /// <summary>Takes in a child, present or past, or an absorbed committee, with all that it shows.</summary>
    public Node Hears(params Node[] children)
    {
        foreach (var child in children)
        {
            var tree = child.State.TreeFor(State.Id);
            Apply(new ChildLinked(child.State.Id, tree.Days));
            Push(child);
        }

        return this;
    }

    /// <summary>What a linked child shows now, and what it no longer shows.</summary>
    public StateChange Push(Node child)
    {
        var summary = child.State.SummaryFor(State.Id);
        var held = State.Children.Find(child.State.Id)?.Summary ?? Summary.None;
        var gone = held.Keys.Where(k => summary.Keys.Find(k.Key) is null).Select(k => k.Key);
        var change = State.Receive(
            child.State.Id,
            summary.Tree,
            [
                .. summary.Keys.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k.Key, k.Value)),
                .. gone.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k, null)),
            ]
        );
        State = change.State;
        return change;
    }
}
