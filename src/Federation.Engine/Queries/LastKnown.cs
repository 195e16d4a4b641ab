using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;
using Federation.Engine.Agents;
using Federation.Engine.Messages;
using Federation.Engine.Ports;

namespace Federation.Engine.Queries;

/// <summary>
/// What an upper holds of a child that cannot be asked now: its figures as it last showed them, always stale. What they
/// are made of only the child knows.
/// </summary>
public static class LastKnown
{
    private static readonly CommitteeId Shown = CommitteeId.Parse("shown");

    /// <summary>
    /// One figure, without a value where the upper holds none; null where it holds nothing of the child.
    /// </summary>
    /// <param name="upper">Who holds it.</param>
    /// <param name="child">Whose figure.</param>
    /// <param name="request">The question.</param>
    public static FigureReply? Figure(CommitteeView upper, CommitteeId child, FigureRequest request)
    {
        if (upper.State.Children.Find(child) is not { } held)
        {
            return null;
        }

        var state = StandIn(upper.State, child, held);
        var plan = Asking.Plan(state, request.Question);
        var answers = request.Answers;
        if (plan.Any(sub => sub.Committee == Shown))
        {
            // A sum over days that nobody keeps ready, for which the child would ask those below it.
            answers = [.. plan.Select(sub => Nothing(sub.Committee, upper.State.Catalogue, sub.Question))];
        }
        else if (!plan.SequenceEqual(request.Plan))
        {
            return new(null, plan, []);
        }

        var contact = upper.Contacts.Find(child) ?? Contact.Unheard;
        var answer = Asking.Answer(state, request.Question, plan, answers);
        return new(new(answer, contact.Held, contact.LastHeard, true), plan, []);
    }

    /// <summary>A figure of a committee that cannot be asked and of which nothing is held: no value, stale.</summary>
    /// <param name="federation">The committees.</param>
    /// <param name="committee">Whose figure.</param>
    /// <param name="question">The question.</param>
    public static NodeFigure Nothing(IFederation federation, CommitteeId committee, Question question)
    {
        var answer = Nothing(committee, federation.Catalogue, question);
        return new(answer, VersionStamp.None, federation.AbsenceOf(committee)?.LastHeard, true);
    }

    private static Answer Nothing(CommitteeId committee, Catalogue catalogue, Question question)
    {
        var state = CommitteeState.New(committee, catalogue);
        var plan = Asking.Plan(state, question);
        return Asking.Answer(
            state,
            question,
            plan,
            [.. plan.Select(sub => Nothing(sub.Committee, catalogue, sub.Question))]
        );
    }

    /// <summary>A profile on another day than it was asked for last: what its events say of that day.</summary>
    public static CommitteeProfile Profile(CommitteeProfile known, DateOnly asOf)
    {
        var history = new CommitteeHistory(known.Events);
        var entry = Reading.Entry(known.Id, history, asOf);
        return known with
        {
            Names = entry.Names,
            Level = entry.Level,
            UnitKind = entry.UnitKind,
            Codes = history.AttributeOn(asOf, e => e.Codes) ?? ImmutableSortedDictionary<string, string>.Empty,
            Parent = entry.Parent,
            IsActive = entry.IsActive,
        };
    }

    /// <summary>A committee that has nothing but what the child shows, on all the days on which it shows it.</summary>
    private static CommitteeState StandIn(CommitteeState upper, CommitteeId child, ChildHolding held)
    {
        var always = ImmutableArray.Create(new Interval(DateOnly.MinValue, DateOnly.MaxValue));
        var begins = new CommitteeEvent("stands-in", EventKind.Established, DateOnly.MinValue, Level: "");
        // Whether the child does has been counted by itself.
        var counts = new CommitteeEvent("counts", EventKind.CountsFromBelow, DateOnly.MinValue);
        Fact[] facts = [new EventRecorded(begins), new EventRecorded(counts), new ChildLinked(Shown, always)];
        var state = CommitteeState.New(child, upper.Catalogue);
        foreach (var fact in facts)
        {
            state = state.Apply(new(state.Sequence + 1, default, "", fact)).State;
        }

        var tree = held.Summary.Tree with { Days = always };
        var keys = held.Summary.Keys.Select(k => KeyValuePair.Create(k.Key, (KeySummary?)k.Value));
        return state.Receive(Shown, tree, [.. keys]).State;
    }
}
