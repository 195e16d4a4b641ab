using Federation.Api.Wire;
using Federation.Core.Plans;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Dashboard.Reading;

/// <summary>A form with what was typed into it and what came of it.</summary>
public sealed record SubmitForm
{
    /// <summary>The plan that it is made from; null where a report is corrected that no plan asks for.</summary>
    public required ReportingPlan? Plan { get; init; }

    /// <summary>The period of the plan; null with it.</summary>
    public required Period? Period { get; init; }

    /// <summary>The report that is corrected; null for a new one.</summary>
    public required ReportItem? Corrects { get; init; }

    /// <summary>The revision that it will be.</summary>
    public required int Revision { get; init; }

    /// <summary>What was typed, by the name of the field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<SubmitLine> Lines { get; init; }

    /// <summary>The indicators that are narrowed, <c>indicator.dimension</c>.</summary>
    public required IReadOnlySet<string> Parts { get; init; }

    /// <summary>The content that is corrected, whose targets and claims may stay; null for a new report.</summary>
    public Report? Kept { get; init; }

    /// <summary>What is wrong, in the form's order.</summary>
    public IReadOnlyList<SubmitFault> Faults { get; init; } = [];

    /// <summary>What the rules say of the figures, where the form has no faults.</summary>
    public IReadOnlyList<FindingBody> Findings { get; init; } = [];

    /// <summary>Names the content that was checked and may be sent; null where it may not.</summary>
    public string? Checked { get; init; }

    /// <summary>Whether something else was sent than what had been checked.</summary>
    public bool IsChanged { get; init; }

    /// <summary>How many numbers were taken from a pasted block; null where none was pasted.</summary>
    public int? Pasted { get; init; }

    /// <summary>A report of the same key that exists already; null for none.</summary>
    public ReportItem? Existing { get; init; }

    /// <summary>What was typed into a field.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field.</summary>
    public SubmitFault? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Field == field);
}
