namespace Federation.Core.Rules;

/// <summary>What a report says about figures cannot be checked.</summary>
internal sealed class ClaimUndecidableRule : IFindingRule
{
    public string Code => "claim-undecidable";

    public Severity Severity => Severity.Note;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        foreach (var (claim, judgement) in subject.Judged)
        {
            if (judgement.Verdict == ClaimVerdict.Undecidable)
            {
                found.Add(subject.Finding(this, claim, Message(subject, claim, judgement)));
            }
        }
    }

    private static Phrase Message(RuleSubject subject, StatedClaim stated, ClaimJudgement judgement) =>
        Phrase.Of(
            subject.State.Catalogue,
            "Báo cáo {0} nêu: {1}; chưa kiểm tra được vì {2}. Nếu biết thì hãy bổ sung.",
            "Report {0} says: {1}; this cannot be checked, since {2}. Add what is known.",
            stated.Report,
            ClaimWords.Tell(stated.Claim, subject.State.Catalogue),
            ClaimWords.Reason(judgement, subject.State.Catalogue)
        );
}
