namespace Federation.Engine.Clustered;

/// <summary>What one node has another write. The names are part of the protocol.</summary>
internal static class WriteKind
{
    /// <summary>Establishes the committee.</summary>
    public const string Establish = "write-establish";

    /// <summary>Records an event.</summary>
    public const string Record = "write-event";

    /// <summary>Submits a report.</summary>
    public const string Submit = "write-report";

    /// <summary>Withdraws a report.</summary>
    public const string Withdraw = "write-withdrawal";

    /// <summary>Sets targets.</summary>
    public const string SetTargets = "write-targets";

    /// <summary>Whether a question is none of the link's, but a write.</summary>
    public static bool IsOne(string kind) => kind.StartsWith("write-", StringComparison.Ordinal);
}
