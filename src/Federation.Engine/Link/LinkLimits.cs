namespace Federation.Engine.Link;

/// <summary>The limits of a link.</summary>
public sealed record LinkLimits
{
    /// <summary>The largest frame that is taken: a whole summary travels in one.</summary>
    public int FrameBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many bytes of messages go into one frame, unless a single one is larger.</summary>
    public int BatchBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// Messages that wait to be sent; the oldest gives way to one more, since the protocol of the agents repeats what
    /// is lost. They have one message a pair of committees under way, so it takes that many pairs.
    /// </summary>
    public int MessagesMax { get; init; } = 100_000;

    /// <summary>Questions under way in each direction; one more is answered "busy".</summary>
    public int AsksMax { get; init; } = 512;

    /// <summary>Installations that pass a question on.</summary>
    public int HopsMax { get; init; } = 16;

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan AskPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the first frame of the other side is waited for.</summary>
    public TimeSpan GreetingWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the other side is asked for a sign of life.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After how long without any frame the link is given up and dialled again.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the first attempt to dial again is put off, about.</summary>
    public TimeSpan RetryFirst { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest that an attempt is put off, about: each failure doubles it up to this.</summary>
    public TimeSpan RetryMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after something new those below are asked what they say of themselves.</summary>
    public TimeSpan LearnAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often at most.</summary>
    public TimeSpan LearnEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Of how many below one that is asked so the names are learned.</summary>
    public int LearnBelowMax { get; init; } = 200;

    /// <summary>How long after a change what is remembered is kept.</summary>
    public TimeSpan KeepAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many answers are remembered for when who gave them is away.</summary>
    public int RememberedMax { get; init; } = 20_000;

    /// <summary>How large one of them may be.</summary>
    public int RememberedBytesEach { get; init; } = 1024 * 1024;

    /// <summary>How large all of them may be.</summary>
    public long RememberedBytesMax { get; init; } = 32 * 1024 * 1024;

    /// <summary>How long an attempt to dial may take.</summary>
    public TimeSpan DialWithin { get; init; } = TimeSpan.FromSeconds(10);
}
