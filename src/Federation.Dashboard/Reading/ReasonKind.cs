namespace Federation.Dashboard.Reading;

/// <summary>Why something that was reported does or does not show in a figure.</summary>
public enum ReasonKind
{
    /// <summary>It is in the committee's own figure.</summary>
    Used,

    /// <summary>The committee has stated nothing of this indicator.</summary>
    NothingStated,

    /// <summary>The report was withdrawn.</summary>
    Withdrawn,

    /// <summary>A higher revision of the report stands and says something else, or nothing of it.</summary>
    Superseded,

    /// <summary>It is stated as of a later day, or for a period that does not lie inside the one asked for.</summary>
    OtherTime,

    /// <summary>It is stated for a part where the total is asked for, or the other way round.</summary>
    OtherPart,

    /// <summary>Another report, later in report order, states the same.</summary>
    LaterStands,

    /// <summary>It covers the committee's own body, and the figure stated for everything below it stands.</summary>
    OwnCompared,

    /// <summary>It covers everything below, and the sum from below counts.</summary>
    StatedCompared,

    /// <summary>The upper counts it.</summary>
    Counted,

    /// <summary>The upper counts it; others below it have not reported.</summary>
    CountedPartly,

    /// <summary>The upper counts only the part of a period for which the committee belonged to it.</summary>
    CountedDays,

    /// <summary>There is no figure that the upper could count.</summary>
    NothingToCount,

    /// <summary>The upper counts the figure that it states itself; what is below is only compared.</summary>
    StatedStands,

    /// <summary>The committee did not belong to the upper then.</summary>
    NotInRoster,

    /// <summary>The upper cannot reach the committee now.</summary>
    Away,

    /// <summary>The upper has not heard the newest yet.</summary>
    InFlight,

    /// <summary>Percentages are not added upward.</summary>
    NotAdditive,
}
