using Federation.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Tests;

/// <summary>A data folder for the length of a test.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-").FullName;

    public string FileOf(string instance, string ending = ".db") => System.IO.Path.Combine(Path, instance + ending);

    public Task<SqliteInstance> OpenAsync(string instance, SqliteOptions? options = null) =>
        SqliteInstance.OpenAsync(Path, instance, TimeProvider.System, options);

    /// <summary>Runs SQL on a closed instance, behind the program's back.</summary>
    public void Run(string instance, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FileOf(instance)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
