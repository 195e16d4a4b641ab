using Federation.Api.Wire;
using Federation.Core.Figures;
using Federation.Core.Input;
using Federation.Core.Rules;

namespace Federation.Api.Http;

/// <summary>The parameters of queries, each described once.</summary>
public static class Parameters
{
    /// <summary>How many entries a page has where nothing is said.</summary>
    public const int LimitDefault = 100;

    /// <summary>The most entries of a page.</summary>
    public const int LimitMax = 500;

    /// <summary>The most levels of contributions in one answer.</summary>
    public const int DepthMax = 10;

    /// <summary>What is asked for: one indicator.</summary>
    public static readonly QueryParameter Indicator = new("indicator", "The indicator's code.") { IsRequired = true };

    /// <summary>What is asked for: the columns of a table.</summary>
    public static readonly QueryParameter Indicators = new(
        "indicator",
        "The indicators' codes, separated by commas: one column each."
    )
    {
        IsRequired = true,
        IsList = true,
    };

    /// <summary>Which part of the indicator.</summary>
    public static readonly QueryParameter Breakdown = new(
        "breakdown",
        "`dimension:member`, several separated by `;`. Absent for the total."
    );

    /// <summary>The day of a figure that is true at a date.</summary>
    public static readonly QueryParameter AsOf = new(
        "asOf",
        "As of which day, for an indicator that is true at a date. Exactly one of `asOf` and `period` is given."
    )
    {
        Format = "date",
    };

    /// <summary>The period of a figure that is counted over one.</summary>
    public static readonly QueryParameter Period = new(
        "period",
        "Over which period, for an indicator that is counted over one: a name (`2018`, `2018-Q3`, `2018-H1`, "
            + "`2018-M10`, "
            + "`2018-10M`, `2018-S`, `term-2015-2020`) or `from/to`."
    );

    /// <summary>The day on which the tree is meant.</summary>
    public static readonly QueryParameter Day = new("asOf", "On which day; today in Asia/Ho_Chi_Minh where absent.")
    {
        Format = "date",
    };

    /// <summary>Of which period targets are listed.</summary>
    public static readonly QueryParameter TargetPeriod = new(
        "period",
        "The targets' period, a name or `from/to`; all periods where absent."
    );

    /// <summary>Of which period completeness is judged.</summary>
    public static readonly QueryParameter PlanPeriod = new(
        "period",
        "A period of the reporting plans: a month, quarter, half year or year, by its name or as `from/to`."
    )
    {
        IsRequired = true,
    };

    /// <summary>The tree as then or as now.</summary>
    public static readonly QueryParameter Boundaries = new(
        "boundaries",
        "Over the tree as it was then (the default), or as it is today."
    )
    {
        Choices = EnumCodes<Boundaries>.All,
    };

    /// <summary>Which of a committee's figures.</summary>
    public static readonly QueryParameter Basis = new(
        "basis",
        "The figure that counts (the default), the one that the committee states, or the sum of what is below."
    )
    {
        Choices = EnumCodes<Basis>.All,
    };

    /// <summary>What the rows of a table are.</summary>
    public static readonly QueryParameter By = new(
        "by",
        "What the rows are: `child`, `year`, or the code of a dimension."
    )
    {
        IsRequired = true,
    };

    /// <summary>Where a run of steps begins.</summary>
    public static readonly QueryParameter From = new(
        "from",
        "The first day, or the name of a year, quarter or month that begins with it."
    );

    /// <summary>Where a run of steps ends.</summary>
    public static readonly QueryParameter To = new(
        "to",
        "The last day, or the name of a year, quarter or month that ends with it."
    );

    /// <summary>How long the steps of a series are.</summary>
    public static readonly QueryParameter Step = new("step", "How long the steps are; a year where absent.")
    {
        Choices = EnumCodes<SeriesStep>.All,
    };

    /// <summary>How the rows of a table are ordered.</summary>
    public static readonly QueryParameter Sort = new(
        "sort",
        "What the rows are ordered by: `label`, or the code of one of the indicators; a `-` before it puts the "
            + "greatest first. Rows without a value come last. Absent: as the tree, the catalogue and the years are."
    );

    /// <summary>The form of an answer, for those who cannot set a header.</summary>
    public static readonly QueryParameter Format = new("format", "The form of the answer, in place of `Accept`.")
    {
        Choices = EnumCodes<AnswerFormat>.All,
    };

    /// <summary>The language of labels, for those who cannot set a header.</summary>
    public static readonly QueryParameter LabelLanguage = new(
        "lang",
        "The language of the labels, in place of `Accept-Language`."
    )
    {
        Choices = EnumCodes<LabelLanguage>.All,
    };

    /// <summary>How far down an explanation goes.</summary>
    public static readonly QueryParameter Depth = new("depth", "How many levels of contributions are shown.")
    {
        Whole = (1, DepthMax, 1),
    };

    /// <summary>Which findings.</summary>
    public static readonly QueryParameter Severity = new("severity", "Only findings of this severity.")
    {
        Choices = EnumCodes<Severity>.All,
    };

    /// <summary>What is looked for by name.</summary>
    public static readonly QueryParameter Words = new(
        "q",
        "Words of a name in either language, or of the identity; accents and case do not matter."
    );

    /// <summary>Which level is looked for.</summary>
    public static readonly QueryParameter Level = new("level", "Only committees of this level.");

    /// <summary>Whose children are looked for.</summary>
    public static readonly QueryParameter Parent = new("parent", "Only children of this committee.");

    /// <summary>How long a page is.</summary>
    public static readonly QueryParameter Limit = new("limit", "How many entries a page has at most.")
    {
        Whole = (1, LimitMax, LimitDefault),
    };

    /// <summary>Where a page begins.</summary>
    public static readonly QueryParameter Cursor = new(
        "cursor",
        "Where the page begins: the `cursor` of the page before, with the same other parameters."
    );

    /// <summary>Which revision of a report.</summary>
    public static readonly QueryParameter Revision = new("revision", "Which revision; the highest where absent.")
    {
        Whole = (1, int.MaxValue, null),
    };

    /// <summary>Whether a report is only checked.</summary>
    public static readonly QueryParameter DryRun = new("dryRun", "Check only: nothing is stored.") { IsFlag = true };

    /// <summary>Why a report is withdrawn.</summary>
    public static readonly QueryParameter Reason = new(
        "reason",
        "Why the report is withdrawn, where the body does not say it."
    );
}
