using Federation.Core.Facts;
using Federation.Core.Figures;
using Federation.Core.Identity;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Oracle.Generation;

namespace Federation.Oracle.Delivery;

/// <summary>
/// The product's states of a whole federation, run the way an engine runs them: each committee applies its own facts, and
/// shows each upper what changed, until nothing is left to show. The dice say in which order.
/// </summary>
public sealed class DeliveredFederation
{
    private static readonly DateTimeOffset Accepted = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Far more than any honest delivery needs: what never ends is a fault.</summary>
    private const int StepsMax = 30_000;

    private readonly Dice dice;
    private readonly DeliveryStyle style;
    private readonly Dictionary<CommitteeId, CommitteeState> states = [];
    private readonly Dictionary<CommitteeId, Queue<Fact>> waiting = [];
    private readonly Dictionary<CommitteeId, List<Edge>> edges = [];
    private readonly List<CommitteeId> factful = [];
    private readonly List<Edge> busy = [];

    private DeliveredFederation(Chronicle chronicle, Dice dice, DeliveryStyle style)
    {
        this.dice = dice;
        this.style = style;
        foreach (var (committee, facts) in chronicle.Facts)
        {
            states[committee] = CommitteeState.New(committee, chronicle.Catalogue);
            waiting[committee] = new(style.ShufflesFacts ? dice.Shuffle(facts) : facts);
            edges[committee] = [];
            if (facts.Length > 0)
            {
                factful.Add(committee);
            }
        }
    }

    /// <summary>The states, once nothing is left to deliver.</summary>
    public FederationStates States => new(states);

    /// <summary>Delivers everything, in the order that the seed says.</summary>
    public static DeliveredFederation Deliver(Chronicle chronicle, int seed, DeliveryStyle? style = null)
    {
        var dice = new Dice(seed);
        var federation = new DeliveredFederation(chronicle, dice, style ?? DeliveryStyle.Any(dice));
        federation.Settle();
        return federation;
    }

    /// <summary>One more fact, and all that follows from it.</summary>
    public void Accept(CommitteeId committee, Fact fact)
    {
        waiting[committee].Enqueue(fact);
        factful.Add(committee);
        Settle();
    }

    /// <summary>Asks one committee, and whom it has to ask first.</summary>
    public Answer Ask(CommitteeId committee, Question question) => States.Ask(committee, question);

    private void Settle()
    {
        for (var steps = 0; Step(); steps++)
        {
            if (steps > StepsMax)
            {
                var restless = string.Join(", ", busy.Select(e => $"{e.Child} to {e.Upper}: {e.Waiting}"));
                throw new InvalidOperationException($"The federation does not come to rest: {restless}");
            }
        }
    }

    private bool Step()
    {
        if (factful.Count > 0 && (busy.Count == 0 || dice.Chance(style.FactsFirstPercent)))
        {
            var at = dice.Next(factful.Count);
            ApplyNext(factful[at]);
            if (waiting[factful[at]].Count == 0)
            {
                Drop(factful, at);
            }

            return true;
        }

        if (busy.Count == 0)
        {
            return false;
        }

        var next = dice.Next(busy.Count);
        Advance(busy[next]);
        if (!busy[next].IsBusy)
        {
            busy[next].IsListed = false;
            Drop(busy, next);
        }

        return true;
    }

    private void ApplyNext(CommitteeId committee)
    {
        var fact = waiting[committee].Dequeue();
        Apply(committee, fact);
        if (dice.Chance(style.RepeatPercent))
        {
            Apply(committee, fact);
        }
    }

    /// <summary>One push on, or one in.</summary>
    private void Advance(Edge edge)
    {
        if (edge.OnTheWay.Count > 0 && (!edge.IsDirty || dice.Chance(50)))
        {
            var push = edge.OnTheWay.Dequeue();
            Receive(edge, push);
            if (dice.Chance(style.RepeatPercent))
            {
                Receive(edge, push);
            }
        }
        else
        {
            var isPartial = dice.Chance(style.PartialPercent);
            edge.Send(states[edge.Child], () => !isPartial || dice.Chance(60));
        }
    }

    private void Receive(Edge edge, Push push)
    {
        var held = states[edge.Upper].Children.Find(edge.Child);
        if (push.Tree is { } tree && !tree.Days.SequenceEqual(held?.Days ?? []))
        {
            Apply(edge.Upper, new ChildLinked(edge.Child, tree.Days));
            edge.MarkAll(states[edge.Child]);
            List(edge);
        }

        Take(edge.Upper, states[edge.Upper].Receive(edge.Child, push.Tree, push.Keys));
    }

    private void Apply(CommitteeId committee, Fact fact)
    {
        var state = states[committee];
        var sequence = state.Sequence + 1;
        Take(committee, state.Apply(new(sequence, Accepted.AddSeconds(sequence), $"{sequence:x}", fact)));
    }

    private void Take(CommitteeId committee, StateChange change)
    {
        states[committee] = change.State;
        var own = edges[committee];
        foreach (var upper in change.State.History.Uppers.Where(states.ContainsKey))
        {
            if (!own.Exists(e => e.Upper == upper))
            {
                own.Add(new(committee, upper, dice.Chance(style.WrittenOutPercent)));
                own[^1].MarkAll(change.State);
            }
        }

        // Who once was an upper and is none any more is shown so.
        foreach (var edge in own)
        {
            edge.Mark(change);
            List(edge);
        }
    }

    private void List(Edge edge)
    {
        if (edge is { IsListed: false, IsBusy: true })
        {
            edge.IsListed = true;
            busy.Add(edge);
        }
    }

    private static void Drop<T>(List<T> from, int at)
    {
        from[at] = from[^1];
        from.RemoveAt(from.Count - 1);
    }
}
