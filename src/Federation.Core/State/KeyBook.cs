using Federation.Core.Indicators;
using Federation.Core.Reports;
using Federation.Core.Series;

namespace Federation.Core.State;

/// <summary>
/// One key of one committee: built, restated, put in another context, or with one child's part replaced.
/// </summary>
internal static class KeyBook
{
    public static KeyState New(CommitteeState state, FigureKey key)
    {
        var indicator =
            state.Catalogue.Find(key.Indicator)
            ?? throw new InvalidOperationException($"The catalogue has no indicator '{key.Indicator}'");
        var fromBelow = state.History.CountsFromBelow(key.Indicator);
        return new(
            indicator,
            indicator.Kind == IndicatorKind.Stock ? new() { Context = state.Context, FromBelow = fromBelow } : null,
            indicator.Kind == IndicatorKind.Flow ? new() { Context = state.Context, FromBelow = fromBelow } : null,
            indicator.Kind == IndicatorKind.StatedRatio ? new([], []) : null,
            [],
            0
        );
    }

    /// <summary>The key with what one report states of it replaced.</summary>
    public static KeyState WithStatements(
        CommitteeState state,
        FigureKey name,
        KeyState key,
        string reportKey,
        IReadOnlyCollection<Statement> own,
        IReadOnlyCollection<Statement> subtree
    ) =>
        key.Ratio is null
            ? Stating(state, name, key, key.Own.Replace(reportKey, own), key.Subtree.Replace(reportKey, subtree))
            : Stating(state, name, key, Statements.None, key.Subtree.Replace(reportKey, own.Concat(subtree)));

    /// <summary>The key with all that is stated of it; of a stated ratio, all for the subtree.</summary>
    public static KeyState Stating(
        CommitteeState state,
        FigureKey name,
        KeyState key,
        Statements own,
        Statements subtree
    )
    {
        if (key.Stock is { } stock)
        {
            return key with { Stock = stock with { Own = own, Subtree = subtree } };
        }

        if (key.Flow is { } flow)
        {
            return key with { Flow = FlowSums.KeepReady(state, name, flow with { Own = own, Subtree = subtree }) };
        }

        var stated = subtree.Standing.Select(s => new StatedRatio(state.Id, s.Period, s.Quantity));
        return key with { RatioStatements = subtree, Ratio = key.Ratio! with { Stated = [.. stated] } };
    }

    /// <summary>The key in the committee's place of now; the same object where it is there already.</summary>
    public static KeyState InContext(CommitteeState state, KeyState key)
    {
        var context = state.Context;
        var fromBelow = state.History.CountsFromBelow(key.Indicator.Code);
        return key switch
        {
            { Stock: { } stock } when !ReferenceEquals(stock.Context, context) || stock.FromBelow != fromBelow =>
                key with
                {
                    Stock = stock with { Context = context, FromBelow = fromBelow },
                },
            { Flow: { } flow } when !ReferenceEquals(flow.Context, context) || flow.FromBelow != fromBelow => key with
            {
                Flow = flow with { Context = context, FromBelow = fromBelow },
            },
            _ => key,
        };
    }

    /// <summary>The key with one child's part replaced; the same object where that changes nothing.</summary>
    public static KeyState WithChild(
        CommitteeState state,
        KeyState key,
        FigureKey name,
        ChildKey before,
        ChildKey after
    )
    {
        var findings = key.FindingsBelow + (after.Shown?.Findings ?? 0) - (before.Shown?.Findings ?? 0);
        var stock = key.Stock is null ? null : StockSums.WithChild(state, key.Stock, name, before, after);
        var flow = key.Flow is null ? null : FlowSums.WithChild(state, key.Flow, name, before, after);
        var ratio = key.Ratio is null ? null : RatioSums.WithChild(state, key.Ratio, name, before, after);
        var same =
            findings == key.FindingsBelow
            && ReferenceEquals(stock, key.Stock)
            && ReferenceEquals(flow, key.Flow)
            && ReferenceEquals(ratio, key.Ratio);
        return same ? key : key with { Stock = stock, Flow = flow, Ratio = ratio, FindingsBelow = findings };
    }
}
