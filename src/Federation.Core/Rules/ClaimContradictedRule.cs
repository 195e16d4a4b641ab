using Federation.Core.Indicators;

namespace Federation.Core.Rules;

/// <summary>What a report says about figures is not what the figures give.</summary>
internal sealed class ClaimContradictedRule : IFindingRule
{
    public string Code => "claim-contradicted";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        foreach (var (claim, judgement) in subject.Judged)
        {
            if (judgement.Verdict == ClaimVerdict.Contradicts)
            {
                found.Add(subject.Finding(this, claim, Message(subject, claim, judgement)));
            }
        }
    }

    private static Phrase Message(RuleSubject subject, StatedClaim stated, ClaimJudgement judgement)
    {
        var given = judgement.Exact is { } exact
            ? Phrase.Of(
                subject.State.Catalogue,
                "các số liệu đã nêu cho {0}",
                "the stated figures give {0}",
                ClaimValue.Of(stated.Claim, exact)
            )
            : Phrase.Of(new Labels("không chỉ tiêu nguyên nào cho tỷ lệ ấy", "no whole target gives that percentage"));
        return Phrase.Of(
            subject.State.Catalogue,
            "Báo cáo {0} nêu: {1}; nhưng {2}. Hãy đối chiếu với nguồn: nếu nhập sai thì gửi bản sửa; nếu nguồn viết "
                + "như vậy thì giữ nguyên.",
            "Report {0} says: {1}; but {2}. Check the source: if it was misread, send a new revision; if the source "
                + "says so, leave it.",
            stated.Report,
            ClaimWords.Tell(stated.Claim, subject.State.Catalogue),
            given
        );
    }
}
