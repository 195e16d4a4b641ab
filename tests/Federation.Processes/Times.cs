namespace Federation.Processes;

/// <summary>What took how long. It is said, and asserted nowhere.</summary>
/// <param name="what">What was measured.</param>
public sealed class Times(string what)
{
    private readonly List<TimeSpan> all = [];

    public void Add(TimeSpan one) => all.Add(one);

    /// <summary>What several have measured.</summary>
    public static Times Of(IEnumerable<Times> several)
    {
        var first = several.First();
        var together = new Times(first.What);
        together.all.AddRange(several.SelectMany(times => times.all));
        return together;
    }

    /// <summary>What was measured.</summary>
    public string What => what;

    public override string ToString() =>
        all.Count == 0
            ? $"{what}: not measured"
            : $"{what}: median {At(0.5):0} ms, 95th percentile {At(0.95):0} ms, longest {At(1):0} ms of {all.Count}";

    /// <summary>So many milliseconds at most in a share of the cases.</summary>
    public double At(double share) => all.Order().ElementAt((int)Math.Ceiling(share * all.Count) - 1).TotalMilliseconds;
}
