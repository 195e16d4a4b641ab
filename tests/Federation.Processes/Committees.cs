using System.Text.Json.Nodes;

namespace Federation.Processes;

/// <summary>What is said of committees over the interface.</summary>
public static class Committees
{
    /// <summary>The submission that establishes one.</summary>
    public static JsonObject Established(string id, string? parent, string level) =>
        new()
        {
            ["id"] = id,
            ["parent"] = parent,
            ["level"] = level,
            ["names"] = new JsonObject { ["vi"] = id, ["en"] = id },
        };
}
