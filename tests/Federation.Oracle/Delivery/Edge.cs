using System.Collections.Immutable;
using Federation.Core.Algebra;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Series;
using Federation.Core.State;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Oracle.Delivery;

/// <summary>What one committee has still to show one upper.</summary>
internal sealed class Edge(CommitteeId child, CommitteeId upper, bool writesOut)
{
    private readonly HashSet<FigureKey> keys = [];
    private bool tree;

    public CommitteeId Child { get; } = child;

    public CommitteeId Upper { get; } = upper;

    /// <summary>Pushes on their way, which arrive in the order in which they were sent.</summary>
    public Queue<Push> OnTheWay { get; } = new();

    public bool IsDirty => tree || keys.Count > 0;

    /// <summary>What waits to be shown, for a message.</summary>
    public string Waiting => string.Join(' ', keys.Select(k => k.ToString()).Append(tree ? "tree" : ""));

    public bool IsBusy => IsDirty || OnTheWay.Count > 0;

    /// <summary>Whether it is among those that wait for their turn.</summary>
    public bool IsListed { get; set; }

    public void Mark(StateChange change)
    {
        keys.UnionWith(change.Keys);
        tree |= change.Tree;
    }

    /// <summary>The upper holds nothing of the child any more: everything is to be shown again.</summary>
    public void MarkAll(CommitteeState state)
    {
        keys.UnionWith(state.Keys.Select(k => k.Key));
        tree = true;
    }

    /// <summary>The present values of what changed, or of some of it.</summary>
    public void Send(CommitteeState state, Func<bool> includes)
    {
        var sent = keys.Order().Where(_ => includes()).ToList();
        var sendsTree = tree && includes();
        keys.ExceptWith(sent);
        tree &= !sendsTree;
        OnTheWay.Enqueue(
            new(
                sendsTree ? state.TreeFor(Upper) : null,
                [.. sent.Select(k => new KeyValuePair<FigureKey, KeySummary?>(k, Shown(state.KeyFor(Upper, k))))]
            )
        );
    }

    private KeySummary? Shown(KeySummary? summary) =>
        summary is null || !writesOut
            ? summary
            : summary with
            {
                Stock = summary.Stock is { } stock ? WrittenOut(stock) : null,
                Flow = summary.Flow is { } flow ? WrittenOut(flow) : null,
            };

    /// <summary>A stock as it goes to another installation.</summary>
    private static StockSteps WrittenOut(StockFigures stock) => new(stock.ToSteps(), [.. stock.OldestSteps()]);

    /// <summary>A flow as it goes to another installation: the periods that are kept ready.</summary>
    private static FlowTable WrittenOut(FlowFigures flow)
    {
        var cells =
            from period in FlowState.KeptFor(flow.Reported)
            let cell = flow.CellFor(period)
            where cell is not null
            select KeyValuePair.Create(period, cell);
        return new(SortedTable<Period, FlowCell>.From(cells), flow.Reported);
    }
}

/// <summary>Absolute values of what changed.</summary>
internal sealed record Push(TreeSummary? Tree, ImmutableArray<KeyValuePair<FigureKey, KeySummary?>> Keys);
