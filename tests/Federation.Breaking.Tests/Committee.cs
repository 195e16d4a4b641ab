using System.Text.Json.Nodes;

namespace Federation.Breaking.Tests;

/// <summary>
/// One committee as whoever writes to it knows it: what was acknowledged, in order, and the one deed whose answer has not
/// come.
/// </summary>
internal class Committee(string id, string? parent, string level)
{
    private readonly List<Receipt> held = [];

    public string Id => id;

    /// <summary>What has to be in the journal, in its order.</summary>
    public IReadOnlyList<Receipt> Held => held;

    /// <summary>What was sent without an answer: it may be there or not.</summary>
    public Deed? Pending { get; private set; }

    /// <summary>The last deed that is there; sending it again must change nothing.</summary>
    public Deed? Last { get; private set; }

    /// <summary>What to send next: what had no answer comes first, again.</summary>
    public Deed Next() => Pending ??= Held.Count == 0 ? Establishment() : Compose();

    /// <summary>The pending deed is there: acknowledged, or found in the journal.</summary>
    public void Take(Receipt receipt)
    {
        Assert.True(
            Held.Count == 0 || receipt.Sequence > Held[^1].Sequence,
            $"{Id}: {receipt} was given after {(Held.Count == 0 ? null : Held[^1])}"
        );
        held.Add(receipt);
        Pending!.TakeIn();
        Remember();
        (Last, Pending) = (Pending, null);
    }

    /// <summary>One more deed is there.</summary>
    protected virtual void Remember() { }

    /// <summary>A new deed of a committee that exists.</summary>
    protected virtual Deed Compose() => throw new InvalidOperationException($"{Id} has nothing more to say");

    private Deed Establishment() =>
        new(
            "establishment",
            "event",
            HttpMethod.Post,
            "committees",
            new()
            {
                ["id"] = id,
                ["parent"] = parent,
                ["level"] = level,
                ["names"] = new JsonObject { ["vi"] = id, ["en"] = id },
            },
            () => { }
        );
}
