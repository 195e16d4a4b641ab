namespace Federation.Fuzzing.Bodies;

/// <summary>A body with what was done to it.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="Ways">The mutations, in order.</param>
/// <param name="IsSurelyWrong">Whether no reader may accept it.</param>
internal sealed record Mutated(byte[] Bytes, IReadOnlyList<string> Ways, bool IsSurelyWrong);
