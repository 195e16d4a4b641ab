namespace Federation.Dashboard.Reading;

/// <summary>What indicators are about, in the order in which pages show them.</summary>
public enum IndicatorGroup
{
    /// <summary>Party organisations and members.</summary>
    Members,

    /// <summary>Study and training.</summary>
    Training,

    /// <summary>Inspection, supervision, discipline.</summary>
    Inspection,

    /// <summary>Trade unions.</summary>
    Unions,

    /// <summary>The Youth Union.</summary>
    Youth,

    /// <summary>Enterprises and investment.</summary>
    Investment,

    /// <summary>Mobilisation and commendations.</summary>
    Work,

    /// <summary>What a later catalogue has and nobody has put anywhere.</summary>
    Other,
}
