using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Federation.Conformance;
using Federation.Storage.Postgres;
using Npgsql;

namespace Federation.PostgresServer;

/// <summary>
/// A real PostgreSQL server on a free port of this machine, with its data under a temporary folder. It ends and its data
/// go with the tests' process, however that ends.
/// </summary>
public sealed class PostgresServerProcess
{
    public const string OwnerPassword = "owner's;secret";
    public const string ProgramPassword = "program's;secret";

    public const string ClusterPassword = "cluster's;secret";

    private const string AdminPassword = "admin's;secret";
    private const string Template = "federation_template";

    /// <summary>
    /// Keeps the server until its own input ends, with the tests' process; then ends it and removes what it leaves. A
    /// line says that the server is to end by other means.
    /// </summary>
    private const string Keeper =
        "folder=$1; shift; \"$@\" & server=$!; if read -r _; then wait $server; exit 0; fi;"
        + " kill -QUIT $server 2>/dev/null; wait $server; rm -rf \"$folder\"";

    private static readonly Lazy<Task<PostgresServerProcess>> SharedServer = new(() => StartAsync());

    private readonly string folder = Directory.CreateTempSubdirectory("federation-pg-").FullName;
    private readonly int port = FreePort();
    private readonly List<string> log = [];
    private IReadOnlyList<string> settings = ["shared_buffers=32MB"];
    private Process? keeper;

    private PostgresServerProcess() { }

    /// <summary>The one of all tests that leave it as it is.</summary>
    public static Task<PostgresServerProcess> Shared => SharedServer.Value;

    private string Data => Path.Combine(folder, "data");

    /// <summary>A new server.</summary>
    public static Task<PostgresServerProcess> StartAsync(params string[] initial) => StartAsync(new(), initial);

    /// <summary>A new server that is set up for more than tests.</summary>
    /// <param name="settings">Its settings, <c>name=value</c>.</param>
    public static Task<PostgresServerProcess> StartTunedAsync(IReadOnlyList<string> settings) =>
        StartAsync(new() { settings = settings }, []);

    private static async Task<PostgresServerProcess> StartAsync(PostgresServerProcess server, string[] initial)
    {
        await PostgresProgram.GiveAsync(server.folder);
        var password = Path.Combine(server.folder, "password");
        await File.WriteAllTextAsync(password, AdminPassword);
        await PostgresProgram.RunAsync(
            PostgresProgram.Words(
                "initdb",
                [
                    $"--pgdata={server.Data}",
                    "--username=postgres",
                    $"--pwfile={password}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions",
                    "--no-sync",
                    .. initial,
                ]
            )
        );
        await server.StartAgainAsync();
        await server.MakeTemplateAsync();
        return server;
    }

    /// <summary>Starts it on its data; it serves when this returns.</summary>
    public async Task StartAgainAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = PostgresProgram.Words(
            "postgres",
            [
                "-D",
                Data,
                "-p",
                $"{port}",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                .. settings.SelectMany(setting => (string[])["-c", setting]),
            ]
        );
        keeper = new()
        {
            // A session of its own: Ctrl-C reaches whoever started it, who then ends it.
            StartInfo = new("setsid", (string[])["sh", "-c", Keeper, "sh", folder, .. server])
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            },
        };
        keeper.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.Add(line.Data ?? "");
            }

            if (line.Data?.Contains("database system is ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        keeper.Start();
        keeper.BeginErrorReadLine();
        try
        {
            await Waiting.For(ready.Task, "the PostgreSQL server");
        }
        catch (TimeoutException patience)
        {
            lock (log)
            {
                throw new TimeoutException(string.Join('\n', log), patience);
            }
        }
    }

    /// <summary>Ends it by a signal and waits until it and all of its processes are gone.</summary>
    public async Task EndAsync(Signal signal)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"));
        Send(int.Parse(lines[0]), signal);
        await keeper!.StandardInput.WriteLineAsync("it is told to end");
        // It also waits for the end of what the server's processes say.
        await Waiting.For(keeper.WaitForExitAsync(), "the end of the PostgreSQL server");
        keeper.Dispose();
    }

    /// <summary>Removes the data of a server that has been ended.</summary>
    public void Remove() => Directory.Delete(folder, recursive: true);

    /// <summary>Sends a signal to one of its processes.</summary>
    public static void Send(int process, Signal signal)
    {
        if (kill(process, (int)signal) != 0)
        {
            throw new InvalidOperationException($"Process {process} takes no signal {signal}.");
        }
    }

    /// <summary>A database like the template: with the tables, and the program's role at its rights.</summary>
    public async Task CreateAsync(string database) =>
        await RunAsync("postgres", $"CREATE DATABASE {database} TEMPLATE {Template}");

    /// <summary>A database in which deploy/postgres/roles.sql has been run, and nothing else.</summary>
    public async Task CreateBareAsync(string database)
    {
        await CreateEmptyAsync(database);
        await SetRolesUpAsync(database);
    }

    /// <summary>A database in which deploy/postgres/cluster.sql has been run, and nothing else.</summary>
    public async Task CreateClusterAsync(string database)
    {
        await CreateEmptyAsync(database);
        await SetClusterUpAsync(database);
    }

    /// <summary>A database with nothing in it.</summary>
    public async Task CreateEmptyAsync(string database) =>
        await RunAsync("postgres", $"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8'");

    /// <summary>Runs the script for the roles of a database with instances as an operator does.</summary>
    public Task SetRolesUpAsync(string database) => RunScriptAsync(database, "roles.sql");

    /// <summary>Runs the script for the role of a cluster's database as an operator does.</summary>
    public Task SetClusterUpAsync(string database) => RunScriptAsync(database, "cluster.sql");

    /// <summary>How the program connects.</summary>
    public string Program(string database) => Connection(database, "federation", ProgramPassword);

    /// <summary>How the tables' owner connects.</summary>
    public string Owner(string database) => Connection(database, "federation_owner", OwnerPassword);

    /// <summary>How the nodes of a cluster connect to the database that they share.</summary>
    public string Cluster(string database) => Connection(database, "federation_cluster", ClusterPassword);

    /// <summary>How somebody connects who may do anything.</summary>
    public string Admin(string database) => Connection(database, "postgres", AdminPassword);

    /// <summary>A connection of somebody who may do anything, behind the program's back.</summary>
    public async Task<NpgsqlConnection> AdminAsync(string database)
    {
        var connection = new NpgsqlConnection(
            Admin(database) + ";Pooling=false;Search Path=federation;Options=-c default_transaction_read_only=off"
        );
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs SQL behind the program's back; returns the first value.</summary>
    public async Task<object?> RunAsync(string database, string sql)
    {
        await using var connection = await AdminAsync(database);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private Task RunScriptAsync(string database, string script) =>
        PostgresProgram.RunAsync(
            [
                "psql",
                "--no-psqlrc",
                "--quiet",
                "-f",
                Path.Combine(Repository(), "deploy", "postgres", script),
                $"host=127.0.0.1 port={port} user=postgres dbname={database}",
            ],
            new Dictionary<string, string>
            {
                ["PGPASSWORD"] = AdminPassword,
                ["FEDERATION_OWNER_PASSWORD"] = OwnerPassword,
                ["FEDERATION_PASSWORD"] = ProgramPassword,
                ["FEDERATION_CLUSTER_PASSWORD"] = ClusterPassword,
            }
        );

    private string Connection(string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = database,
            Username = user,
            Password = password,
        }.ConnectionString;

    private async Task MakeTemplateAsync()
    {
        await CreateBareAsync(Template);
        await using var database = await PostgresDatabase.OpenAsync(
            Program(Template),
            Owner(Template),
            TimeProvider.System
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Repository()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here.FullName, "Federation.sln")))
        {
            here = here.Parent ?? throw new DirectoryNotFoundException("No Federation.sln above the tests");
        }

        return here.FullName;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable IDE1006 // The name is the library's.
    private static extern int kill(int process, int signal);
#pragma warning restore IDE1006
}
