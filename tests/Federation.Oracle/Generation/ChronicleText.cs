using System.Globalization;
using System.Text;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Reports;

namespace Federation.Oracle.Generation;

/// <summary>A chronicle as a person reads it, one fact a line.</summary>
public static class ChronicleText
{
    /// <summary>All facts by committee.</summary>
    public static string Of(Chronicle chronicle)
    {
        var text = new StringBuilder();
        foreach (var (committee, facts) in chronicle.Facts)
        {
            foreach (var fact in facts)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {committee}: {Of(fact)}\n");
            }
        }

        return text.ToString();
    }

    private static string Of(Fact fact) =>
        fact switch
        {
            EventRecorded e => Of(e.Event),
            ReportAccepted r => Of(r.Report),
            ReportWithdrawn w => $"withdraws {w.Key} up to revision {w.Revision}",
            _ => fact.ToString()!,
        };

    private static string Of(CommitteeEvent e)
    {
        var from = e.EffectiveFrom == DateOnly.MinValue ? "ever" : e.EffectiveFrom.ToString("O", null);
        var other = e.Other is null ? "" : $" {e.Other}";
        var merged = e.MergedFrom is null ? "" : $" with {e.MergedFrom}";
        var decided = e.DecidedOn is null ? "" : $", decided {e.DecidedOn:O}";
        var some = e.Indicators.IsDefaultOrEmpty ? "" : $" for {string.Join(", ", e.Indicators)}";
        return $"{e.Kind}{other}{merged}{some} from {from}{decided} ({e.Key})";
    }

    private static string Of(Report report)
    {
        var published = report.Source.PublishedOn is { } day ? $", published {day:O}" : "";
        var observations = report.Observations.Select(o =>
            $"\n      {o.Key} {o.Time} {o.Scope} = {o.Quantity}{(o.Status == FigureStatus.Actual ? "" : $" {o.Status}")}"
        );
        return $"reports {report.Key} revision {report.Revision} of {report.Time}{published}{string.Concat(observations)}";
    }
}
