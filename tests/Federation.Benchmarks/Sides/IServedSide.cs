namespace Federation.Benchmarks.Sides;

/// <summary>The product, as one program serves it or several.</summary>
internal interface IServedSide : ISide
{
    /// <summary>The addresses of all of its programs, with a space between them.</summary>
    string Where { get; }
}
