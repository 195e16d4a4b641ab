namespace Federation.Core.Input;

/// <summary>
/// The limits on what is read. They may grow and never shrink: what was accepted once is read back under the same
/// ones.
/// </summary>
public static class InputLimits
{
    /// <summary>How deep objects and arrays may nest.</summary>
    public const int DepthMax = 32;

    /// <summary>The most values (objects, arrays, texts, numbers) in one JSON text.</summary>
    public const int ValuesMax = 400_000;

    /// <summary>The most faults that an answer lists; where there are so many, one more says so.</summary>
    public const int FaultsMax = 1000;

    /// <summary>The most observations in a report.</summary>
    public const int ObservationsMax = 5000;

    /// <summary>The most targets in a report, or set in one call.</summary>
    public const int TargetsMax = 500;

    /// <summary>The most claims in a report.</summary>
    public const int ClaimsMax = 500;

    /// <summary>The most parts of a sum.</summary>
    public const int PartsMax = 100;

    /// <summary>The most programme documents that a report answers to.</summary>
    public const int AnswersToMax = 100;

    /// <summary>The most official codes of a committee, one a register.</summary>
    public const int CodesMax = 20;

    /// <summary>The most indicators that an event or a plan names.</summary>
    public const int IndicatorsMax = 1000;

    /// <summary>The most entries in one list of a catalogue or of a tree of committees.</summary>
    public const int EntriesMax = 100_000;

    /// <summary>The most days after a period's end until a plan's report is late.</summary>
    public const int DueDaysMax = 3660;

    /// <summary>How many days ahead of today an event may take effect: ten years.</summary>
    public const int EventDaysAheadMax = 3653;

    /// <summary>
    /// The longest code, identity, date, period or breakdown, in characters (UTF-16, as all lengths here).
    /// </summary>
    public const int CodeLengthMax = 500;

    /// <summary>The longest label or name.</summary>
    public const int LabelLengthMax = 300;

    /// <summary>The longest title of a source.</summary>
    public const int TitleLengthMax = 500;

    /// <summary>The longest publisher, document, decision, or body that states figures or sets targets.</summary>
    public const int NameLengthMax = 300;

    /// <summary>The longest address of a source.</summary>
    public const int UrlLengthMax = 2000;

    /// <summary>The longest place within a source.</summary>
    public const int LocatorLengthMax = 200;

    /// <summary>The longest official code of a committee.</summary>
    public const int OfficialCodeLengthMax = 50;

    /// <summary>The longest reason for a withdrawal.</summary>
    public const int ReasonLengthMax = 1000;

    /// <summary>The first day that a figure or an event may have.</summary>
    public static DateOnly FirstDay { get; } = new(1930, 1, 1);

    /// <summary>The last day that anything may have, targets included.</summary>
    public static DateOnly LastDay { get; } = new(2999, 12, 31);
}
