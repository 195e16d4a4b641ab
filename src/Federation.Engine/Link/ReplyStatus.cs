using Wire = Federation.Engine.Codec.Wire;

namespace Federation.Engine.Link;

/// <summary>How a question was answered. The names are part of the protocol; empty is an answer.</summary>
internal static class ReplyStatus
{
    /// <summary>Too much is being asked; or what is asked for waits for something.</summary>
    public const string Busy = "busy";

    /// <summary>Who could answer cannot be reached.</summary>
    public const string Away = "away";

    /// <summary>There is no such committee.</summary>
    public const string UnknownCommittee = "unknown-committee";

    /// <summary>This program does not know that question.</summary>
    public const string UnknownKind = "unknown-kind";

    /// <summary>The question is not what it says it is.</summary>
    public const string Malformed = "malformed";

    /// <summary>Whoever asks may not.</summary>
    public const string NotYours = "not-yours";

    /// <summary>The storage cannot be read or written.</summary>
    public const string Unavailable = "storage-unavailable";

    /// <summary>There was nothing new within the patience of whoever asked.</summary>
    public const string NoNews = "no-news";

    /// <summary>A fault of the program that was asked.</summary>
    public const string Failed = "failed";

    /// <summary>The prefix of a refusal by its own code, with what it says.</summary>
    public const string Refused = "refused:";

    /// <summary>A reply that is no answer.</summary>
    public static Wire.Reply Of(long ask, string status) =>
        new()
        {
            Id = ask,
            Status = status,
            RetryAfter = 1000,
        };
}
