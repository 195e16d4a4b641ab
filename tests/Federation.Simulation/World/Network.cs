using Federation.Engine.Codec;
using Federation.Engine.Messages;

namespace Federation.Simulation.World;

/// <summary>
/// Carries messages between committees: as objects within an instance, as bytes between instances; loses, repeats and delays
/// them as planned, and lets nothing through from one instance to another while the way is cut.
/// </summary>
internal sealed class Network(Universe universe)
{
    private readonly HashSet<(string From, string To)> cuts = [];
    private readonly Dictionary<string, int> lives = [];

    public void Cut(string from, string to) => cuts.Add((from, to));

    public void Mend(string from, string to) => cuts.Remove((from, to));

    public void MendAll() => cuts.Clear();

    /// <summary>A database is put back when none of its instance's programs run: nothing said among them is on its way.</summary>
    public void BeginLife(string instance) => lives[instance] = lives.GetValueOrDefault(instance) + 1;

    public void Send(Seat from, Message message)
    {
        if (from.View is { } view)
        {
            universe.Knowledge.Note(view);
        }

        var (dice, plan) = (universe.Dice, universe.Plan);
        var isLocal = message.From.Instance == message.To.Instance;
        var isHit = !isLocal || plan.HitsLocalMessages;
        var carried = isLocal ? message : MessageCodec.Decode(MessageCodec.Encode(message));
        universe.Say($"{Brief(message)}");
        if (isHit && dice.Chance(plan.LostPercent))
        {
            universe.Say($"  lost: {Brief(message)}");
            return;
        }

        var copies = isHit && dice.Chance(plan.RepeatedPercent) ? 2 : 1;
        var life = lives.GetValueOrDefault(message.From.Instance);
        for (var i = 0; i < copies; i++)
        {
            var late = isHit && dice.Chance(plan.LatePercent) ? dice.Next(20_000) : dice.Next(isLocal ? 2 : 60);
            universe.Loop.After(TimeSpan.FromMilliseconds(late), () => Deliver(carried, life));
        }
    }

    private void Deliver(Message message, int life)
    {
        if (message.From.Instance == message.To.Instance && life != lives.GetValueOrDefault(message.From.Instance))
        {
            return;
        }

        if (cuts.Contains((message.From.Instance, message.To.Instance)))
        {
            universe.Say($"  cut off: {Brief(message)}");
            return;
        }

        if (universe.HostOf(message.To.Instance) is { } host)
        {
            (host.Find(message.To) is null ? null : host.Addressed(message.To))?.Post(message, life);
        }
    }

    private static string Brief(Message message) =>
        message switch
        {
            Push p => $"{p.From} pushes to {p.To} {p.Version} from {(p.IsWhole ? "nothing" : p.Base)}"
                + $"{(p.Tree is null ? "" : " tree")} {string.Join(' ', p.Keys.Select(k => $"{k.Key}{(k.Shown is null ? " gone" : "")}"))}",
            PushReply r => $"{r.From} answers {r.To} {r.Outcome} {r.Held}",
            Offer o => $"{o.From} offers {o.To} {o.Version}",
            Hello h => $"{h.From} greets {h.To}, holds {h.Held}",
            Follow f => $"{f.From} tells {f.To} to follow to {f.Event.Other}",
            _ => message.ToString(),
        };
}
