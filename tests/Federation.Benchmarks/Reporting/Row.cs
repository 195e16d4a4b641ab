using Federation.Benchmarks.Statistics;

namespace Federation.Benchmarks.Reporting;

/// <summary>One line of the table.</summary>
/// <param name="Part">Which part it belongs to.</param>
/// <param name="Scale">How large the nation was.</param>
/// <param name="What">What was measured.</param>
/// <param name="Ours">The product.</param>
/// <param name="Theirs">The other side, in the same rounds.</param>
/// <param name="Ratio">As the aim speaks of it: which side is over the other says <paramref
/// name="IsOursOver"/>.</param>
/// <param name="IsOursOver">Ours over theirs, else theirs over ours: "so many times faster".</param>
/// <param name="Aim">What the ratio has to be; null where the row only says.</param>
internal sealed record Row(
    string Part,
    double Scale,
    string What,
    Side Ours,
    Side Theirs,
    Ratio Ratio,
    bool IsOursOver,
    Aim? Aim
)
{
    public bool? IsMet => Aim?.IsMet(Ratio, Ours.Median);
}
