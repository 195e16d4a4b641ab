using System.Collections.Immutable;
using Federation.Core.Indicators;

namespace Federation.Api.Hosting;

/// <summary>What is missing before the program can do its work. Safe to use from many threads.</summary>
public sealed class Readiness
{
    /// <summary>What <see cref="Missing"/> calls the storage.</summary>
    public const string Storage = "storage";

    /// <summary>The header of answers that are given from memory while the storage is away.</summary>
    public const string StorageHeader = "Federation-Storage";

    private ImmutableSortedDictionary<string, Labels> missing = ImmutableSortedDictionary.Create<string, Labels>(
        StringComparer.Ordinal
    );

    /// <summary>What is missing, by a short code, with why.</summary>
    public IReadOnlyDictionary<string, Labels> Missing => Volatile.Read(ref missing);

    /// <summary>Whether what is read comes from memory alone, and nothing can be written.</summary>
    public bool IsStorageAway => Missing.ContainsKey(Storage);

    /// <summary>Something is missing.</summary>
    public void Lacks(string what, Labels why) =>
        ImmutableInterlocked.Update(ref missing, now => now.SetItem(what, why));

    /// <summary>It is there.</summary>
    public void Has(string what) => ImmutableInterlocked.Update(ref missing, now => now.Remove(what));
}
