using Federation.Storage.Moving;

namespace Federation.Cli.Migrate;

/// <summary>Moves instances from one place to another, held against each other figure by figure.</summary>
/// <param name="session">What is said to whom.</param>
/// <param name="named">Which instances; none for all.</param>
/// <param name="watching">For tests: is told before each durable step, and may interrupt there.</param>
internal sealed class Migration(StorageSession session, IReadOnlyList<string> named, Action<MoveProgress>? watching)
{
    /// <summary>The exit code: 0, <see cref="Guard.Differs"/> or <see cref="Guard.NotDone"/>.</summary>
    public async Task<int> RunAsync(StoragePlace source, StoragePlace target, CancellationToken cancellationToken)
    {
        if (await session.CatalogueAsync(cancellationToken) is not { } catalogue)
        {
            return Guard.NotDone;
        }

        var instances = named.Count > 0 ? named : await source.InstancesAsync(cancellationToken);
        if (instances.Count == 0)
        {
            session.Error.Say(MigrateTexts.Nothing(source.Name));
            return Guard.NotDone;
        }

        var figures = new FigureComparison(catalogue, TimeProvider.System);
        var moved = await new StorageMove(source, target, new Telling(session.Output, watching)).RunAsync(
            instances,
            both => figures.AgreeAsync(both, session.Error, cancellationToken),
            cancellationToken
        );
        if (moved is null)
        {
            return Guard.Differs;
        }

        session.Output.Say(
            moved.Count == 0
                ? MigrateTexts.AlreadyMoved(source.Name, target.Name)
                : MigrateTexts.Moved(moved.Count, figures.Figures, source.Name, target.Name)
        );
        return 0;
    }
}
