using System.CommandLine;

namespace Federation.Cli.Cluster;

/// <summary><c>federation cluster unlink</c>: forgets who has the cluster's links, so that another key may.</summary>
internal static class UnlinkCommand
{
    public static Command Create(Func<string, string?>? environment) =>
        ClusterVerb.Works(
            new("unlink", "Forgets the cluster's links to other installations · bỏ các liên kết của cụm"),
            null,
            environment,
            async (_, database, output, cancellationToken) =>
                output.Say(
                    await database.ForgetLinksAsync(cancellationToken)
                        ? ClusterTexts.Unlinked(database.Place)
                        : ClusterTexts.HadNoLinks(database.Place)
                )
        );
}
