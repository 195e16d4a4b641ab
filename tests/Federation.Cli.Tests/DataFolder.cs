using System.Reflection;
using System.Security.Cryptography;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;
using Federation.Engine.Embedded;
using Federation.Engine.Ports;
using Federation.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Federation.Cli.Tests;

/// <summary>
/// A data folder that the real engine wrote: the nation n, the provinces a and b, the cells a.x and a.y, which report,
/// revise and withdraw; a.y has moved to b.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    public static readonly DateOnly Moved = new(2024, 7, 1);

    public static string CatalogueFile { get; } =
        typeof(DataFolder)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(m => m.Key == "Catalogue")
            .Value!;

    public static Catalogue Catalogue { get; } =
        CatalogueReader.Read([(CatalogueFile, File.ReadAllBytes(CatalogueFile))]).Value!;

    public string Path { get; } = Directory.CreateTempSubdirectory("federation-cli-").FullName;

    public static async Task<DataFolder> WrittenAsync()
    {
        var folder = new DataFolder();
        await using var federation = await folder.StartAsync();
        return folder;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The engine over the folder, with all of the story told and settled.</summary>
    public async Task<EmbeddedFederation> StartAsync()
    {
        var federation = new EmbeddedFederation(
            Catalogue,
            SqliteFolder.Store(Path, TimeProvider.System),
            TimeProvider.System
        );
        await federation.StartAsync(CancellationToken.None);
        await EstablishAsync(federation, "n", null, "national");
        await EstablishAsync(federation, "a", "n", "province");
        await EstablishAsync(federation, "b", "n", "province");
        await EstablishAsync(federation, "a.x", "a", "grassroots-cell");
        await EstablishAsync(federation, "a.y", "a", "grassroots-cell");
        await SubmitAsync(federation, "a.x", "r1", 1, 12);
        await SubmitAsync(federation, "a.x", "r1", 2, 15);
        await SubmitAsync(federation, "a.y", "r1", 1, 7);
        await SubmitAsync(federation, "a.y", "r2", 1, 9);
        var y = federation.Committee(CommitteeId.Parse("a.y"));
        await y.WithdrawAsync("r2", "twice", Actor.System, CancellationToken.None);
        await y.RecordAsync(
            new("moved", EventKind.Transferred, Moved, Other: CommitteeId.Parse("b")),
            Actor.System,
            CancellationToken.None
        );
        await federation.SettleAsync(CancellationToken.None);
        return federation;
    }

    /// <summary>Opens an instance as the program does, to write what it would not.</summary>
    public Task<SqliteInstance> OpenAsync(string instance) =>
        SqliteInstance.OpenAsync(Path, instance, TimeProvider.System);

    /// <summary>Runs SQL behind the program's back; returns how many rows it changed.</summary>
    public int Run(string instance, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={In(instance + ".db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>Every file with a hash of what is in it.</summary>
    public IReadOnlyDictionary<string, string> Contents() =>
        Directory
            .EnumerateFiles(Path)
            .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static async Task EstablishAsync(IFederation federation, string id, string? parent, string level) =>
        await federation.EstablishAsync(
            CommitteeId.Parse(id),
            new(
                "established",
                EventKind.Established,
                DateOnly.MinValue,
                Other: parent is null ? null : CommitteeId.Parse(parent),
                Names: new(id, id),
                Level: level
            ),
            Actor.System,
            CancellationToken.None
        );

    public static async Task SubmitAsync(IFederation federation, string id, string key, int revision, int value)
    {
        var day = new DateOnly(2024, 3, 31);
        var quarter = new Period(new(2024, 1, 1), day);
        var report = new Report(
            key,
            revision,
            FigureTime.AsOf(day),
            new(null, null, null, null),
            [
                new(FigureKey.Total("party-members"), FigureTime.AsOf(day), Quantity.Exact(value), Scope.Own),
                new(FigureKey.Total("admissions"), FigureTime.Over(quarter), Quantity.Exact(value), Scope.Own),
            ],
            [],
            [],
            []
        );
        await federation
            .Committee(CommitteeId.Parse(id))
            .SubmitAsync(report, Actor.System, false, CancellationToken.None);
    }
}
