using System.Net.Sockets;
using Npgsql;

namespace Federation.Storage.Postgres;

/// <summary>What failures of PostgreSQL mean to this program.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether the database is damaged, rather than out of reach for a while.</summary>
    public static bool IsDamage(Exception failure) =>
        failure
            is InvalidDataException
                or FormatException
                or InvalidCastException
                or OverflowException
                or PostgresException
                {
                    SqlState: PostgresErrorCodes.DataCorrupted
                        or PostgresErrorCodes.IndexCorrupted
                        or PostgresErrorCodes.UndefinedTable
                        or PostgresErrorCodes.UndefinedColumn
                };

    /// <summary>
    /// Whether a connection that had waited in the pool had died there: the same read on another one may succeed.
    /// </summary>
    public static bool IsStaleConnection(Exception failure) =>
        failure
            is PostgresException
                {
                    SqlState: PostgresErrorCodes.AdminShutdown
                        or PostgresErrorCodes.CrashShutdown
                        or PostgresErrorCodes.IdleSessionTimeout
                }
                or NpgsqlException
                {
                    InnerException: EndOfStreamException or IOException { InnerException: SocketException }
                };

    /// <summary>What a failure to open means; null where it is no failure of the storage.</summary>
    public static StorageRefusedException? ToRefusal(PostgresTarget target, Exception failure) =>
        failure switch
        {
            StorageRefusedException => null,
            PostgresException refused => ToRefusal(target, refused),
            _ when IsDamage(failure) => PostgresRefusals.Damaged(target, failure.Message, failure),
            NpgsqlException or SocketException or IOException or TimeoutException => PostgresRefusals.CannotConnect(
                target,
                failure
            ),
            _ => null,
        };

    private static StorageRefusedException ToRefusal(PostgresTarget target, PostgresException refused) =>
        refused.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                PostgresRefusals.NotLetIn(target, refused),
            PostgresErrorCodes.InvalidCatalogName => PostgresRefusals.NoDatabase(target, refused),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
                PostgresRefusals.NoRights(target, refused),
            PostgresErrorCodes.TooManyConnections => PostgresRefusals.TooManyConnections(target, refused),
            PostgresErrorCodes.ReadOnlySqlTransaction => PostgresRefusals.ReadOnly(target, refused),
            PostgresErrorCodes.DuplicateTable => PostgresRefusals.Foreign(target, refused),
            _ when IsDamage(refused) => PostgresRefusals.Damaged(target, refused.MessageText, refused),
            _ => PostgresRefusals.CannotConnect(target, refused),
        };
}
