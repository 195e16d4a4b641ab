namespace Federation.Storage.Sqlite;

/// <summary>The primary result codes of SQLite that mean something to this program.</summary>
internal static class SqliteErrors
{
    public const int Corrupt = 11;
    public const int NotADatabase = 26;
}
