using Federation.Engine.Ports;
using Federation.Storage.Sqlite;

namespace Federation.Breaking.Tests;

/// <summary>Holds what the program keeps and serves against what it acknowledged.</summary>
internal static class Truth
{
    /// <summary>The entry of an edge in the tree, which the program writes by itself.</summary>
    private const string Child = "child";

    /// <summary>
    /// Reads the journals of a copy of the data folder: the chains hold, and each committee has what was acknowledged,
    /// in that order, and nothing else but at most what had no answer, which is then taken in.
    /// </summary>
    public static async Task CheckJournalsAsync(string copy, Load load, Outcome outcome)
    {
        var entries = new List<JournalEntry>();
        foreach (var instance in Load.Instances.Where(i => File.Exists(Path.Combine(copy, i + ".db"))))
        {
            await using var opened = await SqliteInstance.OpenAsync(copy, instance, TimeProvider.System);
            Assert.Null(await opened.Journal.VerifyAsync(CancellationToken.None));
            entries.AddRange(await opened.Journal.ReadChainAsync(0, CancellationToken.None).ToListAsync());
        }

        var kept = entries.Where(e => e.Body.Kind != Child).ToLookup(e => e.Committee.ToString());
        foreach (var committee in load.All)
        {
            Check(committee, [.. kept[committee.Id]], outcome);
        }
    }

    /// <summary>Every figure is what the reports that are there add up to, at cells, provinces and nation.</summary>
    public static async Task CheckFiguresAsync(StandaloneProcess program, Load load)
    {
        await CheckCellsAsync(program, load, cell => cell.Held.Count);
        await CheckUppersAsync(program, load, cell => cell.Held.Count);
    }

    /// <summary>The provinces and the nation, once what is on its way to them has come.</summary>
    public static async Task CheckUppersAsync(StandaloneProcess program, Load load, Func<Cell, int> held)
    {
        foreach (var upper in load.Uppers.Where(u => u.Held.Count > 0))
        {
            await CheckAsync(program, upper.Id, load.FiguresOf(upper.Id, held));
        }
    }

    /// <summary>The cells alone, whose figures never lag behind their reports.</summary>
    /// <param name="program">The program.</param>
    /// <param name="load">What was sent to it.</param>
    /// <param name="held">How many of a cell's deeds are there.</param>
    public static async Task CheckCellsAsync(StandaloneProcess program, Load load, Func<Cell, int> held)
    {
        foreach (var cell in load.Cells.Where(c => held(c) > 0))
        {
            await CheckAsync(program, cell.Id, cell.FiguresFor(cell.Id, held(cell)));
        }
    }

    private static void Check(Committee committee, IReadOnlyList<JournalEntry> kept, Outcome outcome)
    {
        var receipts = kept.Select(e => new Receipt(e.Sequence, e.Hash)).ToList();
        foreach (var lost in committee.Held.Except(receipts))
        {
            outcome.Lose($"{committee.Id} {lost}");
        }

        var more = kept.Where((_, i) => !committee.Held.Contains(receipts[i])).ToList();
        if (more is [var one] && one == kept[^1] && one.Body.Kind == committee.Pending?.EntryKind)
        {
            committee.Take(new(one.Sequence, one.Hash));
            return;
        }

        foreach (var entry in more)
        {
            outcome.Double($"{committee.Id} {entry.Sequence} {entry.Body.Kind}");
        }
    }

    private static async Task CheckAsync(StandaloneProcess program, string committee, Figures expected)
    {
        var flow = await program.GetAsync(
            $"committees/{committee}/figures?indicator=admissions&period={Cell.FirstDay:O}/{Cell.LastDay:O}"
        );
        var stock = await program.GetAsync(
            $"committees/{committee}/figures?indicator=party-members&asOf={Cell.LastDay:O}"
        );
        var served = new Figures((int?)flow["value"] ?? 0, (int?)stock["value"] ?? 0);
        Assert.True(expected == served, $"{committee} has not {expected}:\n{flow}\n{stock}\n{program.Said}");
    }
}
