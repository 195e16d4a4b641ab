using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>How the program connects: what the operator wrote, and what is not left to chance.</summary>
internal static class PostgresSettings
{
    /// <summary>
    /// A program that is frozen or cut off must not hold its instances for hours, and one that waits must not be thrown
    /// out: the server looks after its client, and heeds no time-outs of its own defaults.
    /// </summary>
    private const string ServerSettings =
        "-c client_connection_check_interval=2s -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10"
        + " -c tcp_keepalives_count=3 -c idle_session_timeout=0 -c idle_in_transaction_session_timeout=60s"
        + " -c statement_timeout=0 -c lock_timeout=0 -c default_transaction_isolation=read\\ committed";

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="StorageRefusedException">It is none. What it says is not repeated.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text, PostgresUse use, string? setting = null)
    {
        var named = setting ?? use.Setting;
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(text);
            return
                string.IsNullOrEmpty(parsed.Host)
                || string.IsNullOrEmpty(parsed.Database)
                || string.IsNullOrEmpty(parsed.Username)
                ? throw PostgresRefusals.NotAConnection(named, use)
                : parsed;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or InvalidCastException)
        {
            // Without the cause, which may repeat a part of the text.
            throw PostgresRefusals.NotAConnection(named, use);
        }
    }

    /// <summary>Where that is, without names and passwords.</summary>
    public static string PlaceOf(NpgsqlConnectionStringBuilder parsed) =>
        $"postgresql://{parsed.Host}:{parsed.Port}/{parsed.Database}";

    /// <summary>Connections that are kept and used again, to read.</summary>
    public static NpgsqlDataSource Readers(
        NpgsqlConnectionStringBuilder parsed,
        PostgresUse use,
        PostgresOptions options
    ) => NpgsqlDataSource.Create(Pooled(parsed, use, options));

    /// <summary>How such connections are made.</summary>
    public static NpgsqlConnectionStringBuilder Pooled(
        NpgsqlConnectionStringBuilder parsed,
        PostgresUse use,
        PostgresOptions options
    )
    {
        var settings = With(parsed, use, options);
        settings.Pooling = true;
        settings.MinPoolSize = 0;
        settings.MaxPoolSize = options.ReadersMax;
        return settings;
    }

    /// <summary>
    /// Connections that belong to whoever opened them until they are closed: what is locked by them is theirs, and
    /// closing them really ends them.
    /// </summary>
    public static NpgsqlDataSource Own(NpgsqlConnectionStringBuilder parsed, PostgresUse use, PostgresOptions options)
    {
        var settings = With(parsed, use, options);
        settings.Pooling = false;
        return NpgsqlDataSource.Create(settings);
    }

    private static NpgsqlConnectionStringBuilder With(
        NpgsqlConnectionStringBuilder parsed,
        PostgresUse use,
        PostgresOptions options
    ) =>
        new(parsed.ConnectionString)
        {
            ApplicationName = options.Name ?? $"federation on {Environment.MachineName}",
            SearchPath = use.Schema,
            Options = string.IsNullOrEmpty(parsed.Options) ? ServerSettings : $"{parsed.Options} {ServerSettings}",
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            KeepAlive = (int)options.KeepAlive.TotalSeconds,
            TcpKeepAlive = true,
            Enlist = false,
            PersistSecurityInfo = false,
            // What a row says belongs into no message.
            IncludeErrorDetail = false,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
        };
}
