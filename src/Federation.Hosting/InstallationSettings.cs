using System.Collections.Immutable;
using Federation.Api;
using Federation.Api.Hosting;

namespace Federation.Hosting;

/// <summary>
/// What an operator may set, by the environment (<c>Federation__Data</c>), arguments or a settings file.
/// </summary>
internal sealed record InstallationSettings
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

    /// <summary>How other installations know this one.</summary>
    public required string Name { get; init; }

    /// <summary>The instances hosted here; none for every one that no link is enrolled for.</summary>
    public required ImmutableArray<string> Instances { get; init; }

    /// <summary>Where installations below link up, <c>https://address:port</c>; null where none may.</summary>
    public Uri? LinkUrl { get; init; }

    /// <summary>The address of the installation above, <c>https://host:port</c>; null at the top.</summary>
    public Uri? Upper { get; init; }

    /// <summary>The token from there: needed until the link has been up once.</summary>
    public string? UpperToken { get; init; }

    /// <summary>Whether it is to have links to other installations.</summary>
    public bool HasLinks => LinkUrl is not null || Upper is not null;

    public static InstallationSettings From(IConfiguration configuration)
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
            Name = section["Name"] ?? Environment.MachineName,
            Instances =
            [
                .. (section["Instances"] ?? "").Split(
                    [';', ',', ' '],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            ],
            LinkUrl = AddressOf(section, "LinkUrl"),
            Upper = AddressOf(section, "Upper"),
            UpperToken = section["UpperToken"],
            Api = new()
            {
                BodyBytesMax = section.GetValue("BodyBytesMax", ApiSettings.BodyBytesMaxDefault),
                Issuer = section["Issuer"],
            },
        };
    }

    private static Uri? AddressOf(IConfigurationSection section, string name) =>
        string.IsNullOrWhiteSpace(section[name]) ? null
        : Uri.TryCreate(section[name], UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url
        : throw new StartRefusedException(
            $"The program does not start: Federation__{name} is '{section[name]}'. Give an address such as "
                + "https://host:7443."
        );

    /// <summary>Its name alone: what it holds has passwords.</summary>
    public override string ToString() => nameof(InstallationSettings);
}
