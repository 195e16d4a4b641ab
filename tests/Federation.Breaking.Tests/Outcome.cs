using Xunit.Abstractions;

namespace Federation.Breaking.Tests;

/// <summary>One row of the table: what was broken how often, and what came of it.</summary>
internal sealed class Outcome(string what)
{
    private readonly List<string> faults = [];

    public int Rounds { get; set; }

    public long Acknowledged { get; set; }

    public long Lost { get; private set; }

    public long Doubled { get; private set; }

    public long Refused { get; set; }

    /// <summary>Something acknowledged is not there.</summary>
    public void Lose(string which)
    {
        Lost++;
        faults.Add("lost: " + which);
    }

    /// <summary>Something is there that nobody sent, or twice.</summary>
    public void Double(string which)
    {
        Doubled++;
        faults.Add("doubled: " + which);
    }

    public void AssertNone() => Assert.True(faults.Count == 0, string.Join('\n', faults));

    /// <summary>Writes the row, whether or not the test holds.</summary>
    public void Write(ITestOutputHelper output)
    {
        var row = $"| {what} | {Rounds} | {Acknowledged} | {Lost} | {Doubled} | {Refused} |";
        output.WriteLine($"seed {Settings.Seed} (FEDERATION_SEED)");
        output.WriteLine(row);
        if (Settings.Table is { } table)
        {
            File.AppendAllText(table, row + "\n");
        }
    }
}
