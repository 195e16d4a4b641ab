using System.CommandLine;

namespace Federation.Cli.Backup;

/// <summary>
/// <c>federation accept</c>: says that instances which were put back from an older copy are to go on from there. Their
/// epochs rise, so that the installation above takes what they show now, and gives up what it has heard beyond.
/// </summary>
internal static class AcceptCommand
{
    /// <summary>The verb.</summary>
    /// <param name="environment">For tests: the environment's variables.</param>
    public static Command Create(Func<string, string?>? environment = null)
    {
        var instances = Options.Instances();
        return StorageVerb.Create(
            "accept",
            "Goes on from an older copy that was put back · chấp nhận bản khôi phục cũ hơn làm số liệu hiện hành",
            [instances],
            environment,
            async (parsed, session, cancellationToken) =>
            {
                var here = await session.Home.InstancesAsync(cancellationToken);
                var named = parsed.GetRequiredValue(instances);
                if (named.FirstOrDefault(instance => !here.Contains(instance)) is { } unknown)
                {
                    session.Error.Say(BackupTexts.NoInstance(session.Home.Name, unknown));
                    return Guard.NotDone;
                }

                foreach (var instance in named.Length > 0 ? named : here)
                {
                    (await session.Home.HostingAsync(instance, cancellationToken)).Require(session.Home.Name, instance);
                    var opened = await session.Home.OpenAsync(instance, cancellationToken);
                    await using var journal = opened.Journal;
                    var head = await journal.HeadAsync(cancellationToken);
                    var epoch = await journal.RaiseEpochAsync(head.Epoch + 1, cancellationToken);
                    session.Output.Say(BackupTexts.Accepted(instance, head.Position, epoch));
                }

                return 0;
            }
        );
    }
}
