namespace Federation.Engine.Link;

/// <summary>What one installation asks another. The names are part of the protocol.</summary>
internal static class AskKind
{
    /// <summary>A sign of life.</summary>
    public const string Ping = "ping";

    /// <summary>A figure, or what has to be asked first.</summary>
    public const string Figure = "figure";

    /// <summary>A profile on a day.</summary>
    public const string Profile = "profile";

    /// <summary>The children on a day.</summary>
    public const string Children = "children";

    /// <summary>The reports.</summary>
    public const string Reports = "reports";

    /// <summary>One report with its content.</summary>
    public const string Report = "report";

    /// <summary>A committee's own findings.</summary>
    public const string Findings = "findings";

    /// <summary>The targets.</summary>
    public const string Targets = "targets";

    /// <summary>The keys that changed after a version.</summary>
    public const string Changes = "changes";

    /// <summary>Committees by words, hosted by an instance's installation or behind it.</summary>
    public const string Search = "search";

    /// <summary>A committee's place in the tree.</summary>
    public const string TreeNode = "tree-node";

    /// <summary>Whether an event that concerns several installations may be recorded.</summary>
    public const string Permit = "permit";
}
