using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Engine.Queries;

namespace Federation.Dashboard.Reading;

/// <summary>What one revision of a committee's reports states of an indicator.</summary>
/// <param name="Report">The report's key.</param>
/// <param name="Revision">The revision.</param>
/// <param name="State">Whether the report counts.</param>
/// <param name="Withdrawal">Why it was withdrawn, where it was.</param>
/// <param name="Order">Its place in report order.</param>
/// <param name="Key">What is counted.</param>
/// <param name="Time">When.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Scope">What it covers.</param>
public sealed record StatedHere(
    string Report,
    int Revision,
    ReportState State,
    string? Withdrawal,
    ReportOrder Order,
    FigureKey Key,
    FigureTime Time,
    Quantity Quantity,
    Scope Scope
);
