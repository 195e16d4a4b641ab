namespace Federation.Core.Indicators;

/// <summary>A resolution, directive or project that reports may answer to.</summary>
/// <param name="Code">Its slug, <c>09-nq-tu</c>.</param>
/// <param name="WrittenAs">Its number as written, <c>09-NQ/TU</c>.</param>
/// <param name="Date">Its date, where known.</param>
/// <param name="Labels">What it is called.</param>
public sealed record ProgrammeDocument(string Code, string WrittenAs, DateOnly? Date, Labels Labels);
