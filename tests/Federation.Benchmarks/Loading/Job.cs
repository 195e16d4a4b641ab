using System.Text.Json.Serialization;

namespace Federation.Benchmarks.Loading;

/// <summary>What the process that loads is told to do, one line each.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AskJob), "ask")]
[JsonDerivedType(typeof(SubmitJob), "submit")]
[JsonDerivedType(typeof(DiskJob), "disk")]
[JsonDerivedType(typeof(FreshJob), "fresh")]
internal abstract record Job
{
    /// <summary>The nation's seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>The nation's scale.</summary>
    public double Scale { get; init; }

    /// <summary>How many work at once.</summary>
    public int Clients { get; init; } = 1;
}
