using Federation.Core.Indicators;

namespace Federation.Engine.Ports;

/// <summary>The request contradicts what is known. Nothing was written.</summary>
/// <param name="code">A stable kebab-case code.</param>
/// <param name="isConflict">Whether it contradicts something accepted before (409) or can never be (422).</param>
/// <param name="text">What is wrong and what to do, in both languages.</param>
public sealed class RequestRefusedException(string code, bool isConflict, Labels text) : Exception(text.En)
{
    /// <summary>A stable kebab-case code.</summary>
    public string Code { get; } = code;

    /// <summary>Whether it contradicts something accepted before, and not the rules.</summary>
    public bool IsConflict { get; } = isConflict;

    /// <summary>What is wrong and what to do.</summary>
    public Labels Text { get; } = text;
}
