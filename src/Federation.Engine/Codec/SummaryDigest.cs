using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Federation.Core.Algebra;
using Federation.Core.Committees;
using Federation.Core.Quantities;
using Federation.Core.Summaries;
using Federation.Core.Time;

namespace Federation.Engine.Codec;

/// <summary>
/// The digest of all that a summary shows within its days: equal digests, equal summaries, however they are
/// represented. SHA-256 over one canonical text, hexadecimal.
/// </summary>
public static class SummaryDigest
{
    /// <summary>
    /// The version of the text; another one gives every summary another digest, which costs a whole push.
    /// </summary>
    public const int Format = 1;

    /// <summary>The digest.</summary>
    public static string Of(Summary summary)
    {
        var text = new StringBuilder("summary ").Append(Format);
        Write(text, summary.Tree);
        foreach (var (key, shown) in summary.Keys)
        {
            text.Append("\nkey ").Append(key).Append(" findings ").Append(shown.Findings);
            Write(text, shown, summary.Tree.Days);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, TreeSummary tree)
    {
        foreach (var days in tree.Days)
        {
            text.Append("\ndays ").Append(Day(days.From)).Append(' ').Append(Day(days.Until));
        }

        Write(text, "units", tree.Units);
        foreach (var (level, counts) in tree.Levels)
        {
            Write(text, "level " + level.Code, counts);
        }

        Write(text, "crossing", tree.Crossings);
        Write(text, "follows", tree.Follows);
    }

    private static void Write(StringBuilder text, KeySummary shown, ImmutableArray<Interval> days)
    {
        foreach (var step in shown.Stock?.ToSteps().Within(days).Changes ?? [])
        {
            text.Append("\nstock ").Append(Day(step.From)).Append(' ').Append(Number(step.Value));
        }

        foreach (var step in shown.Stock?.OldestSteps() ?? [])
        {
            if (Interval.AnyContains(days, step.From))
            {
                text.Append("\noldest ").Append(Day(step.From)).Append(' ').Append(Day(step.Value));
            }
        }

        foreach (var (move, tally) in shown.Moves)
        {
            text.Append("\nmove ").Append(Name(move)).Append(' ').Append(Number(tally));
        }

        if (shown.Carry is { } carry)
        {
            text.Append("\ncarry ").Append(Name(carry.Move)).Append(' ').Append(Number(carry.Tally));
        }

        foreach (var stated in shown.Ratio?.All ?? [])
        {
            text.Append("\nratio ")
                .Append(stated.Committee)
                .Append(' ')
                .Append(stated.Period)
                .Append(' ')
                .Append(stated.Quantity);
        }

        WriteFlow(text, shown, days);
    }

    private static void WriteFlow(StringBuilder text, KeySummary shown, ImmutableArray<Interval> days)
    {
        if (shown.Flow is not { } flow)
        {
            return;
        }

        foreach (var (period, count) in flow.Reported)
        {
            text.Append("\nreported ").Append(period).Append(' ').Append(count);
        }

        foreach (var period in Core.Series.FlowState.KeptFor(flow.Reported))
        {
            if (flow.CellFor(period)?.Within(days, period) is { } cell)
            {
                text.Append("\nflow ").Append(period).Append(" open ").Append(cell.Open);
                Write(text, "shift", cell.Shift);
                foreach (var (last, piece) in cell.Pieces)
                {
                    text.Append("\npiece ").Append(Day(last)).Append(' ').Append(Number(piece.Tally));
                    Write(text, "covered", piece.Covered);
                }
            }
        }
    }

    private static void Write(StringBuilder text, string name, GroupMap<MoveId, Count> crossings)
    {
        foreach (var (move, sign) in crossings)
        {
            text.Append('\n').Append(name).Append(' ').Append(Name(move)).Append(' ').Append(sign);
        }
    }

    private static void Write(StringBuilder text, string name, Steps<Count> steps)
    {
        foreach (var step in steps.Changes)
        {
            text.Append('\n').Append(name).Append(' ').Append(Day(step.From)).Append(' ').Append(step.Value);
        }
    }

    private static string Day(DateOnly day) => day.DayNumber.ToString(CultureInfo.InvariantCulture);

    private static string Name(MoveId move) => $"{Day(move.On)} {move.Committee}";

    private static string Number(StockCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{Number(cell.Tally)} {cell.Reporting} {cell.Open}");

    private static string Number(Tally t) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{t.Low} {t.High} {t.MayBeMore} {t.MayBeLess} {t.Terms} "
                + $"{t.Estimated} {t.Projected} {t.Derived} {t.Inferred}"
        );
}
