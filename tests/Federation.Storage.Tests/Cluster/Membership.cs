using System.Data;
using System.Data.Common;
using Federation.Storage.Cluster;
using Npgsql;

namespace Federation.Storage.Tests.Cluster;

/// <summary>
/// The membership of a cluster as Orleans' provider keeps it: texts read from OrleansQuery, parameters by the provider's
/// names and types, results by its columns' names.
/// </summary>
internal sealed class Membership : IAsyncDisposable
{
    private readonly NpgsqlDataSource connections;
    private readonly Dictionary<string, string> queries;
    private readonly string cluster;

    private Membership(NpgsqlDataSource connections, Dictionary<string, string> queries, string cluster)
    {
        this.connections = connections;
        this.queries = queries;
        this.cluster = cluster;
    }

    /// <summary>The keys of the texts that there are.</summary>
    public IEnumerable<string> Keys => queries.Keys;

    public static async Task<Membership> OpenAsync(ClusterDatabase database, string cluster = "federation")
    {
        var connections = NpgsqlDataSource.Create(database.ConnectionString);
        var queries = new Dictionary<string, string>();
        await using var command = connections.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            queries.Add(row.GetString(row.GetOrdinal("QueryKey")), row.GetString(row.GetOrdinal("QueryText")));
        }

        return new(connections, queries, cluster);
    }

    public Task<bool> BeginAsync() => DecideAsync("InsertMembershipVersionKey", []);

    public Task<bool> InsertAsync(Member member, int version) =>
        DecideAsync(
            "InsertMembershipKey",
            [
                .. Address(member),
                ("IAmAliveTime", member.AliveAt),
                ("SiloName", member.Name),
                ("HostName", member.Host),
                ("StartTime", member.StartedAt),
                ("Status", member.Status),
                ("ProxyPort", member.ProxyPort),
                ("Version", version),
            ]
        );

    public Task<bool> UpdateAsync(Member member, int version) =>
        DecideAsync(
            "UpdateMembershipKey",
            [
                .. Address(member),
                ("IAmAliveTime", member.AliveAt),
                ("Status", member.Status),
                ("SuspectTimes", member.SuspectTimes),
                ("Version", version),
            ]
        );

    public Task AliveAsync(Member member) =>
        ExecuteAsync("UpdateIAmAlivetimeKey", [.. Address(member), ("IAmAliveTime", member.AliveAt)]);

    public Task CleanUpAsync(DateTime before) =>
        ExecuteAsync("CleanupDefunctSiloEntriesKey", [("IAmAliveTime", before)]);

    public Task DeleteAllAsync() => ExecuteAsync("DeleteMembershipTableEntriesKey", []);

    public Task<(int Version, List<Member> Members)> ReadAllAsync() => ReadMembersAsync("MembershipReadAllKey", []);

    public Task<(int Version, List<Member> Members)> ReadAsync(Member member) =>
        ReadMembersAsync("MembershipReadRowKey", Address(member));

    public async Task<List<string>> GatewaysAsync() =>
        await ReadAsync(
            "GatewaysQueryKey",
            [("Status", Member.Active)],
            row =>
                $"{Text(row, "Address")}:{row.GetInt32(row.GetOrdinal("ProxyPort"))}/"
                + $"{row.GetInt32(row.GetOrdinal("Generation"))}"
        );

    public ValueTask DisposeAsync() => connections.DisposeAsync();

    private static (string, object?)[] Address(Member member) =>
        [("Address", member.Address), ("Port", member.Port), ("Generation", member.Generation)];

    private async Task<(int, List<Member>)> ReadMembersAsync(string key, (string, object?)[] parameters)
    {
        var rows = await ReadAsync(
            key,
            parameters,
            row => (Version: Convert.ToInt32(row.GetValue(row.GetOrdinal("Version"))), Member: Read(row))
        );
        // The provider takes the version from the first row, and a row without a start for a list without members.
        return (rows[0].Version, [.. rows.Select(row => row.Member).OfType<Member>()]);
    }

    private static Member? Read(DbDataReader row)
    {
        if (row.IsDBNull(row.GetOrdinal("StartTime")))
        {
            return null;
        }

        var suspects = row.GetOrdinal("SuspectTimes");
        return new(
            Text(row, "Address"),
            row.GetInt32(row.GetOrdinal("Port")),
            row.GetInt32(row.GetOrdinal("Generation"))
        )
        {
            Name = Text(row, "SiloName"),
            Host = Text(row, "HostName"),
            Status = row.GetInt32(row.GetOrdinal("Status")),
            ProxyPort = row.GetInt32(row.GetOrdinal("ProxyPort")),
            SuspectTimes = row.IsDBNull(suspects) ? null : row.GetString(suspects),
            StartedAt = row.GetDateTime(row.GetOrdinal("StartTime")),
            AliveAt = row.GetDateTime(row.GetOrdinal("IAmAliveTime")),
        };
    }

    private static string Text(DbDataReader row, string column) => (string)row.GetValue(row.GetOrdinal(column));

    private async Task<bool> DecideAsync(string key, (string, object?)[] parameters) =>
        Assert.Single(await ReadAsync(key, parameters, row => (row.FieldCount, Convert.ToBoolean(row.GetValue(0)))))
            is (1, true);

    private async Task<List<T>> ReadAsync<T>(string key, (string, object?)[] parameters, Func<DbDataReader, T> read)
    {
        await using var command = Command(key, parameters);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await row.ReadAsync())
        {
            found.Add(read(row));
        }

        return found;
    }

    private async Task ExecuteAsync(string key, (string, object?)[] parameters)
    {
        await using var command = Command(key, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string key, (string Name, object? Value)[] parameters)
    {
        var command = connections.CreateCommand(queries[key]);
        foreach (var (name, value) in parameters.Prepend(("DeploymentId", cluster)))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            parameter.DbType = value switch
            {
                int => DbType.Int32,
                DateTime => DbType.DateTime,
                _ => DbType.String,
            };
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
