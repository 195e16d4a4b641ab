namespace Federation.Dashboard.Reading;

/// <summary>The names of the fields with which an event of the tree is recorded.</summary>
public static class RecordFields
{
    /// <summary>The event's key.</summary>
    public const string Key = "key";

    /// <summary>The first day on which it holds.</summary>
    public const string EffectiveFrom = "effectiveFrom";

    /// <summary>How exactly that day is known.</summary>
    public const string EffectivePrecision = "effectivePrecision";

    /// <summary>When it was decided.</summary>
    public const string DecidedOn = "decidedOn";

    /// <summary>The decision.</summary>
    public const string Document = "document";

    /// <summary>The other committee, by name or identity.</summary>
    public const string Other = "other";

    /// <summary>Which of several that the typed text may mean.</summary>
    public const string Meant = "meant";

    /// <summary>The identity of a new committee.</summary>
    public const string Id = "id";

    /// <summary>The Vietnamese name.</summary>
    public const string NameVi = "nameVi";

    /// <summary>The English name.</summary>
    public const string NameEn = "nameEn";

    /// <summary>The level.</summary>
    public const string Level = "level";

    /// <summary>The kind of unit.</summary>
    public const string UnitKind = "unitKind";

    /// <summary>The official code.</summary>
    public const string Code = "code";

    /// <summary>The indicators that count from below.</summary>
    public const string Indicators = "indicators";

    /// <summary>Names the content that was checked.</summary>
    public const string Checked = "checked";

    /// <summary>What is to be done.</summary>
    public const string Action = "action";
}
