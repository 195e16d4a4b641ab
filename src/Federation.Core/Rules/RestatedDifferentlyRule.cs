using Federation.Core.Reports;

namespace Federation.Core.Rules;

/// <summary>
/// Two reports state one key at one time and scope, and differently. The one that is later in report order stands.
/// </summary>
internal sealed class RestatedDifferentlyRule : IFindingRule
{
    public string Code => "restated-differently";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        foreach (var (_, statements) in subject.Stated)
        {
            foreach (var overruled in statements.Overruled)
            {
                // A percentage may be stated at both scopes by one report; which is which is no longer known here.
                if (
                    statements.StandingAt(overruled.Period) is { } standing
                    && standing.Quantity != overruled.Quantity
                    && standing.Report.Head.Key != overruled.Report.Head.Key
                )
                {
                    found.Add(subject.Finding(this, overruled, Message(subject, overruled, standing)));
                }
            }
        }
    }

    private static Phrase Message(RuleSubject subject, Statement overruled, Statement standing) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” {1}: báo cáo {2} ghi {3}, báo cáo {4} ghi {5} và được dùng vì có sau. Nếu số trước mới đúng thì "
                + "hãy sửa báo cáo sau, nếu không thì sửa báo cáo trước.",
            "“{0}” {1}: report {2} has {3}, report {4} has {5}, which stands since it is later. If the first is right, "
                + "correct the later report; else the first.",
            subject.Key,
            subject.TimeOf(overruled.Period),
            overruled.Report.Head.Key,
            overruled.Quantity,
            standing.Report.Head.Key,
            standing.Quantity
        );
}
