using System.CommandLine;
using System.Globalization;
using Federation.Core.Indicators;

namespace Federation.Cli.Cluster;

/// <summary><c>federation cluster given</c>: the instances that the cluster serves, and where each is kept.</summary>
internal static class GivenCommand
{
    private static readonly Labels[] Heads =
    [
        new("Đơn vị", "Instance"),
        new("Giao lúc", "Given"),
        new("Cơ sở dữ liệu", "Database"),
    ];

    public static Command Create(Func<string, string?>? environment) =>
        ClusterVerb.Works(
            new("given", "The instances that the cluster is given · các đơn vị đã giao cho cụm"),
            null,
            environment,
            async (_, database, output, cancellationToken) =>
                TextTable.Write(
                    output,
                    Heads,
                    (await database.GivenAsync(cancellationToken)).Select(given =>
                        (string[])
                            [
                                given.Name,
                                given.GivenAt.UtcDateTime.ToString(
                                    "yyyy-MM-dd'T'HH:mm:ss'Z'",
                                    CultureInfo.InvariantCulture
                                ),
                                given.Database ?? "–",
                            ]
                    )
                )
        );
}
