using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Time;

namespace Federation.Core.Rules;

/// <summary>One key of one committee while the rules look at it.</summary>
internal sealed class RuleSubject(
    CommitteeState state,
    FigureKey key,
    KeyState? figures,
    ImmutableArray<StatedClaim> claims
)
{
    private ImmutableArray<(StatedClaim Claim, ClaimJudgement Judgement)> judged;
    private ImmutableArray<PartSum> partsAmiss;

    public CommitteeState State => state;

    public FigureKey Key => key;

    /// <summary>What is known of the key; null for one that only a claim speaks of.</summary>
    public KeyState? Figures => figures;

    public StockState? Stock => Figures?.Stock;

    public FlowState? Flow => Figures?.Flow;

    /// <summary>
    /// What is stated, scope by scope: figures of different scopes are never held against each other here.
    /// </summary>
    public ImmutableArray<(Scope Scope, Statements Statements)> Stated { get; } =
        figures is not { IsStated: true } ? []
        : figures.Subtree.IsEmpty ? [(Scope.Own, figures.Own)]
        : [(Scope.Own, figures.Own), (Scope.Subtree, figures.Subtree)];

    /// <summary>
    /// The claims on this key, each with its verdict, in order of report key and place in the report.
    /// </summary>
    public ImmutableArray<(StatedClaim Claim, ClaimJudgement Judgement)> Judged =>
        claims.IsEmpty ? []
        : judged.IsDefault ? judged = [.. claims.Select(c => (c, ClaimJudge.Judge(state, c.Report, c.Claim)))]
        : judged;

    /// <summary>The stated wholes of this key that do not go with their parts.</summary>
    public ImmutableArray<PartSum> PartsAmiss => partsAmiss.IsDefault ? partsAmiss = PartSums.Amiss(this) : partsAmiss;

    /// <summary>A statement's time as its indicator takes it.</summary>
    public FigureTime TimeOf(Period period) =>
        Figures is { Indicator.TakesPeriod: false } ? FigureTime.AsOf(period.To) : FigureTime.Over(period);

    /// <summary>A finding on one statement of this key.</summary>
    public Finding Finding(IFindingRule rule, Statement on, Phrase message) =>
        new(
            rule.Code,
            rule.Severity,
            state.Id,
            key,
            TimeOf(on.Period),
            on.Report.Head.Key,
            message,
            on.Report.LocatorOf(on.Index)
        );

    /// <summary>A finding on one claim on this key.</summary>
    public Finding Finding(IFindingRule rule, StatedClaim on, Phrase message) =>
        new(rule.Code, rule.Severity, state.Id, key, on.Claim.Of.Time, on.Report, message, on.Claim.Locator);
}
