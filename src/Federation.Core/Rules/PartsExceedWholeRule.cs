namespace Federation.Core.Rules;

/// <summary>The stated parts are more than the stated whole, one scope and time.</summary>
internal sealed class PartsExceedWholeRule : IFindingRule
{
    public string Code => "parts-exceed-whole";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        foreach (var sum in subject.PartsAmiss)
        {
            if (sum.IsExcess)
            {
                found.Add(subject.Finding(this, sum.Whole, Message(subject, sum)));
            }
        }
    }

    private static Phrase Message(RuleSubject subject, PartSum sum) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” {1}: phần theo {2} là {3}, nhiều hơn tổng đã nêu là {4}. Hãy đối chiếu với nguồn và sửa số sai.",
            "“{0}” {1}: by {2} the parts come to {3}, more than the stated whole of {4}. Check the source and correct "
                + "the figure that is wrong.",
            subject.Key,
            subject.TimeOf(sum.Whole.Period),
            sum.Dimension.Labels,
            sum.Parts,
            sum.Whole.Quantity
        );
}
