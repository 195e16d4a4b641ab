using System.Globalization;
using System.Text;

namespace Federation.Benchmarks.Reporting;

/// <summary>The table as people read it.</summary>
internal static class MarkdownTable
{
    public static string Write(Findings findings)
    {
        var text = new StringBuilder();
        var machine = findings.Machine;
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{findings.At:yyyy-MM-dd}, commit {findings.Commit}, seed {findings.Seed}, {findings.Storage}; "
                + $"{machine.Processor}, {machine.Cores} cores, {machine.MemoryBytes >> 30} GiB, {machine.System}, "
                + $"{machine.Runtime}; load average before: {machine.LoadBefore:0.0}."
        );
        text.AppendLine();
        text.AppendLine("| scale | what | ours | other side | ratio (least to most) | aim | |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var row in findings.Rows)
        {
            text.AppendLine(LineOf(row));
        }

        if (!findings.Facts.IsEmpty)
        {
            text.AppendLine().AppendLine("| scale | seen besides | |").AppendLine("|---|---|---|");
            foreach (var fact in findings.Facts)
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {Number(fact.Scale)} | {fact.What} | {Number(fact.Value)} {fact.Unit} |"
                );
            }
        }

        return text.Append(Growth(findings)).ToString();
    }

    /// <summary>What the product did at each scale; nothing where there was one.</summary>
    public static string Growth(Findings findings)
    {
        var scales = findings.Facts.Select(fact => fact.Scale).Distinct().Order().ToList();
        if (scales.Count < 2)
        {
            return "";
        }

        var seen = findings
            .Rows.Select(row => new Fact(row.Scale, row.What, row.Ours.Median, row.Ours.Unit))
            .Concat(findings.Facts)
            .DistinctBy(fact => (fact.Scale, fact.What))
            .GroupBy(fact => fact.What);
        var text = new StringBuilder();
        text.AppendLine().AppendLine($"| growth | {string.Join(" | ", scales.Select(Number))} |");
        text.AppendLine(string.Concat(Enumerable.Repeat("|---", scales.Count + 1)) + "|");
        foreach (var what in seen)
        {
            var cells = scales.Select(scale =>
                what.FirstOrDefault(fact => fact.Scale.Equals(scale)) is { } fact
                    ? $"{Number(fact.Value)} {fact.Unit}"
                    : ""
            );
            text.AppendLine($"| {what.Key} | {string.Join(" | ", cells)} |");
        }

        return text.ToString();
    }

    public static string LineOf(Row row)
    {
        var met = row.IsMet switch
        {
            true => "met",
            false => "**not met**",
            null => "",
        };
        var over = row.IsOursOver ? "" : " faster";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Scale} | {row.What} | {Of(row.Ours)} | {row.Theirs.Name}: {Of(row.Theirs)} | "
                + $"{Number(row.Ratio.Median)} ×{over} ({Number(row.Ratio.Min)} to {Number(row.Ratio.Max)}) | "
                + $"{row.Aim?.Text} | {met} |"
        );
    }

    private static string Of(Side side) => $"{Number(side.Median)} {side.Unit}";

    /// <summary>Three digits that count.</summary>
    public static string Number(double value)
    {
        var digits = value == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 4);
        return value.ToString("#,0." + new string('#', digits), CultureInfo.InvariantCulture).Replace(',', ' ');
    }
}
