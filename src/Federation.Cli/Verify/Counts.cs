namespace Federation.Cli.Verify;

/// <summary>How much was looked at.</summary>
internal sealed class Counts
{
    public int Instances { get; set; }

    public int Committees { get; set; }

    public long Entries { get; set; }

    public int Snapshots { get; set; }

    public int Edges { get; set; }

    public int Holdings { get; set; }

    public long Figures { get; set; }
}
