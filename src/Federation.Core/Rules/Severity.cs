namespace Federation.Core.Rules;

/// <summary>How serious a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Kept with the figure.</summary>
    Warning,

    /// <summary>Refused.</summary>
    Error,
}
