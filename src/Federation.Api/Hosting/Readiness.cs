using System.Collections.Immutable;
using Federation.Core.Indicators;

namespace Federation.Api.Hosting;

/// <summary>What is missing before the program can do its work. Safe to use from many threads.</summary>
public sealed class Readiness
{
    private ImmutableSortedDictionary<string, Labels> missing = ImmutableSortedDictionary.Create<string, Labels>(
        StringComparer.Ordinal
    );

    /// <summary>What is missing, by a short code, with why.</summary>
    public IReadOnlyDictionary<string, Labels> Missing => Volatile.Read(ref missing);

    /// <summary>Something is missing.</summary>
    public void Lacks(string what, Labels why) =>
        ImmutableInterlocked.Update(ref missing, now => now.SetItem(what, why));

    /// <summary>It is there.</summary>
    public void Has(string what) => ImmutableInterlocked.Update(ref missing, now => now.Remove(what));
}
