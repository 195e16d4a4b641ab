namespace Federation.Engine.Clustered.Placement;

/// <summary>
/// Highest random weight: every node, knowing the same nodes, chooses the same one for a key, and a node that comes or
/// goes moves only what it gains or had (Thaler and Ravishankar, 1998).
/// </summary>
internal static class Rendezvous
{
    /// <summary>The one chosen for a key; null among none.</summary>
    public static T? Choose<T>(string key, IEnumerable<T> among, Func<T, string> nameOf)
        where T : class => among.MaxBy(one => (Weight(nameOf(one), key), nameOf(one)));

    // FNV-1a over both texts, then the finalizer of MurmurHash3: keys that differ in one letter have to part.
    private static ulong Weight(string name, string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name.Append('/').Concat(key))
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL);
        return hash ^ (hash >> 33);
    }
}
