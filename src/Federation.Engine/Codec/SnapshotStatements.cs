using System.Collections.Immutable;
using Federation.Core.Packing;
using Federation.Core.Reports;

namespace Federation.Engine.Codec;

/// <summary>
/// A key's statements in a snapshot, in order of time: days, reports and places in them as differences from the
/// statement before, which makes five to eight bytes of most.
/// </summary>
internal static class SnapshotStatements
{
    public static void Write(PackWriter to, ImmutableArray<Statement> statements, Dictionary<StatedReport, int> reports)
    {
        var (report, index) = (0, 0);
        to.Number(statements.Length);
        foreach (ref readonly var statement in statements.AsSpan())
        {
            var number = reports[statement.Report];
            to.Period(statement.Period);
            to.Number(number - report);
            to.Number(statement.Index - index);
            to.Byte((byte)statement.Marks);
            to.Quantity(statement.Quantity);
            (report, index) = (number, statement.Index);
        }
    }

    public static ImmutableArray<Statement> Read(ref PackReader from, List<StatedReport> reports)
    {
        var (report, index) = (0, 0);
        var statements = ImmutableArray.CreateBuilder<Statement>(from.Length());
        for (var i = 0; i < statements.Capacity; i++)
        {
            var period = from.Period();
            report += from.Small();
            index += from.Small();
            var marks = (StatementMarks)from.Byte();
            statements.Add(new(period, from.Quantity(), marks, index, reports[report]));
        }

        return statements.MoveToImmutable();
    }
}
