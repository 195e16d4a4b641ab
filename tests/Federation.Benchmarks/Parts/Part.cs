namespace Federation.Benchmarks.Parts;

/// <summary>A part of the table.</summary>
internal delegate Task Part(Bench bench, CancellationToken cancellationToken);
