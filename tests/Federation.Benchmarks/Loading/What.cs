namespace Federation.Benchmarks.Loading;

/// <summary>What is asked.</summary>
internal enum What
{
    /// <summary>One figure of a province or the nation.</summary>
    Figure,

    /// <summary>A page of a province: all indicators over eight years.</summary>
    Page,

    /// <summary>The same in bytes that were not sent for long: the answer has to be put together.</summary>
    PageAnew,

    /// <summary>What the same server answers without doing anything.</summary>
    Constant,
}
