namespace Federation.Fuzzing.Requests;

/// <summary>How a request reaches the server.</summary>
internal enum Delivery
{
    /// <summary>All of it at once; the connection is used again.</summary>
    Whole,

    /// <summary>In several writes, on the same connection as others.</summary>
    InPieces,

    /// <summary>All of it on a connection of its own, which ends on our side once it is sent.</summary>
    Alone,

    /// <summary>The connection is cut off before the request is complete, or before the answer is.</summary>
    Dropped,

    /// <summary>It is never completed: the server has to end the connection by itself.</summary>
    Held,

    /// <summary>A stream of changes: its beginning is read, then it is dropped.</summary>
    Stream,
}
