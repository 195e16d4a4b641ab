namespace Federation.Benchmarks.Loading;

/// <summary>Who answers.</summary>
internal enum Asked
{
    /// <summary>The product, over HTTP.</summary>
    Product,

    /// <summary>PostgreSQL, by the closure table.</summary>
    Closure,

    /// <summary>PostgreSQL, by labels of the tree.</summary>
    Ltree,

    /// <summary>PostgreSQL, by the roll-up that triggers keep.</summary>
    Rollup,

    /// <summary>SQLite in the asking process, by the same roll-up.</summary>
    Sqlite,
}
