namespace Federation.Linking.Tests;

/// <summary>A small federation of the test's own: a root at the top, a province at each installation, clerks below.</summary>
internal static class Trees
{
    public const string Root = "n";

    /// <summary>
    /// Establishes the root, a province of the top's own and one at each other installation, all named as their
    /// instances, and so many cells with their clerks below each.
    /// </summary>
    public static async Task<IReadOnlyList<Clerk>> EstablishAsync(
        Nation nation,
        string own,
        int cells,
        Random random,
        bool mayBeRefused = false
    )
    {
        await nation.Top.PostAsync("committees", Committees.Established(Root, null, "national"));
        List<Clerk> clerks = [];
        foreach (var province in nation.All)
        {
            var id = province == nation.Top ? own : province.Name;
            await province.PostAsync("committees", Committees.Established(id, Root, "province"));
            for (var i = 0; i < cells; i++)
            {
                var clerk = new Clerk($"{id}.c{i}", id, new(random.Next())) { MayBeRefused = mayBeRefused };
                await clerk.EstablishAsync(province);
                clerks.Add(clerk);
            }
        }

        return clerks;
    }
}
