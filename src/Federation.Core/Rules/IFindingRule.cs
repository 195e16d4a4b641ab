namespace Federation.Core.Rules;

/// <summary>One quality rule: pure, a function of what a committee knows and never of a clock.</summary>
internal interface IFindingRule
{
    /// <summary>The rule's kebab-case code.</summary>
    string Code { get; }

    /// <summary>How serious its findings are.</summary>
    Severity Severity { get; }

    /// <summary>Adds the findings on one key, in an order that depends on nothing but what is stated.</summary>
    void Check(RuleSubject subject, ICollection<Finding> found);
}
