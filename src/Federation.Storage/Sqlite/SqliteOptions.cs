namespace Federation.Storage.Sqlite;

/// <summary>The limits of one instance's database.</summary>
public sealed record SqliteOptions : StorageLimits
{
    /// <summary>The most connections that read at once.</summary>
    public int ReadersMax { get; init; } = 4;

    /// <summary>
    /// For tests: the database's size in pages, asked whenever the writer connects. A full disk in small.
    /// </summary>
    internal Func<int>? PagesMax { get; init; }

    /// <inheritdoc/>
    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(ReadersMax, 1);
    }
}
