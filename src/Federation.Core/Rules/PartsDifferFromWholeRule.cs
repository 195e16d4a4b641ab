namespace Federation.Core.Rules;

/// <summary>
/// Every member of an exhaustive dimension is stated and together they are less than the stated whole. (Where they are
/// more, that alone is told: <see cref="PartsExceedWholeRule"/>.)
/// </summary>
internal sealed class PartsDifferFromWholeRule : IFindingRule
{
    public string Code => "parts-differ-from-whole";

    public Severity Severity => Severity.Warning;

    public void Check(RuleSubject subject, ICollection<Finding> found)
    {
        foreach (var sum in subject.PartsAmiss)
        {
            if (!sum.IsExcess)
            {
                found.Add(subject.Finding(this, sum.Whole, Message(subject, sum)));
            }
        }
    }

    private static Phrase Message(RuleSubject subject, PartSum sum) =>
        Phrase.Of(
            subject.State.Catalogue,
            "“{0}” {1}: đủ các phần theo {2} nhưng chỉ cộng được {3}, trong khi tổng đã nêu là {4}. Hãy đối chiếu với "
                + "nguồn và sửa số sai.",
            "“{0}” {1}: by {2} every part is stated, but they come to {3} only and the stated whole is {4}. Check the "
                + "source and correct the figure that is wrong.",
            subject.Key,
            subject.TimeOf(sum.Whole.Period),
            sum.Dimension.Labels,
            sum.Parts,
            sum.Whole.Quantity
        );
}
