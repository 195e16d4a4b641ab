using Federation.Api;

namespace Federation.Standalone;

/// <summary>
/// What an operator may set, by the environment (<c>Federation__Data</c>), arguments or a settings file.
/// </summary>
internal sealed record StandaloneSettings
{
    /// <summary>Where the program serves unless it is told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    private const string Section = "Federation";

    /// <summary>The folder that the program writes to: on SQLite, one database file for each instance.</summary>
    public required string Data { get; init; }

    /// <summary>The connection string of the PostgreSQL database of all instances; null or empty for SQLite.</summary>
    public string? Database { get; init; }

    /// <summary>The same, of the role that owns the tables: only to make or to change them.</summary>
    public string? DatabaseOwner { get; init; }

    /// <summary>Whether the instances are kept in PostgreSQL.</summary>
    public bool IsPostgres => !string.IsNullOrWhiteSpace(Database);

    /// <summary>The folder of the seeds; loaded on the first start.</summary>
    public required string Seeds { get; init; }

    /// <summary>The catalogue's files, read as one.</summary>
    public required IReadOnlyList<string> Catalogue { get; init; }

    public required ApiSettings Api { get; init; }

    public static StandaloneSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var seeds = Path.GetFullPath(section["Seeds"] ?? "seeds");
        var catalogue = section["Catalogue"]
            ?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new()
        {
            Data = Path.GetFullPath(section["Data"] ?? "data"),
            Database = section["Database"],
            DatabaseOwner = section["DatabaseOwner"],
            Seeds = seeds,
            Catalogue = catalogue is { Length: > 0 } ? catalogue : [Path.Combine(seeds, "catalogue.json")],
            Api = new()
            {
                BodyBytesMax = section.GetValue("BodyBytesMax", ApiSettings.BodyBytesMaxDefault),
                Issuer = section["Issuer"],
            },
        };
    }

    /// <summary>Its name alone: what it holds has passwords.</summary>
    public override string ToString() => nameof(StandaloneSettings);
}
