using Federation.Benchmarks.Workload;

namespace Federation.Benchmarks.Sides;

/// <summary>Somebody who knows the nation's figures.</summary>
internal interface ISide
{
    string Name { get; }

    /// <summary>The figure; null where nothing is known.</summary>
    Task<long?> AnswerAsync(Question question, CancellationToken cancellationToken);
}
