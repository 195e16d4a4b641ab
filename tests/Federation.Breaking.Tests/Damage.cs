namespace Federation.Breaking.Tests;

/// <summary>One way to damage an instance's files while the program is down.</summary>
/// <param name="What">What is done.</param>
/// <param name="ToLog">Whether it is done to the log of a program that was killed.</param>
/// <param name="MayBeHarmless">Whether it may hit a place that nothing rests on.</param>
/// <param name="Do">Does it to an instance's database, or to its log.</param>
internal sealed record Damage(string What, bool ToLog, bool MayBeHarmless, Action<string, Random> Do)
{
    private const int Page = 4096;
    private const int DatabaseHeader = 100;

    public static readonly IReadOnlyList<Damage> Kinds =
    [
        new("truncated", false, false, (file, random) => Truncate(file, random.NextInt64(1, Length(file)))),
        new("emptied", false, false, (file, _) => Truncate(file, 0)),
        new("text instead", false, false, (file, _) => File.WriteAllText(file, new('x', Page))),
        new("another's instead", false, false, (file, _) => File.Copy(Another(file), file, overwrite: true)),
        new("deleted", false, false, (file, _) => File.Delete(file)),
        new("bit in the header", false, true, (file, random) => Flip(file, random.Next(DatabaseHeader), random)),
        new(
            "bit in a page's head",
            false,
            true,
            (file, random) => Flip(file, PageOf(file, random) + random.Next(8), random)
        ),
        new("bit anywhere", false, true, (file, random) => Flip(file, random.NextInt64(Length(file)), random)),
        new("bytes anywhere", false, true, (file, random) => Fill(file, random.NextInt64(Length(file)), 64, random)),
        new("page zeroed", false, true, (file, random) => Fill(file, PageOf(file, random), Page, null)),
        new("bit in the log", true, true, (file, random) => Flip(file, random.NextInt64(Length(file)), random)),
        new("bytes in the log", true, true, (file, random) => Fill(file, random.NextInt64(Length(file)), 64, random)),
        new("log's head", true, false, (file, random) => Flip(file, random.Next(32), random)),
        new("another's log instead", true, true, (file, _) => File.Copy(Another(file), file, overwrite: true)),
        new("log cut", true, true, (file, random) => Truncate(file, random.NextInt64(Length(file)))),
        new("log deleted", true, true, (file, _) => File.Delete(file)),
    ];

    private static long Length(string file) => new FileInfo(file).Length;

    private static long PageOf(string file, Random random) => random.NextInt64(Length(file) / Page) * Page;

    /// <summary>The same file of another instance.</summary>
    private static string Another(string file)
    {
        var instance = Path.GetFileNameWithoutExtension(file);
        var other = Load.Instances.First(i => i != instance);
        return Path.Combine(Path.GetDirectoryName(file)!, other + Path.GetExtension(file));
    }

    private static void Truncate(string file, long length)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(length);
    }

    private static void Flip(string file, long place, Random random)
    {
        using var stream = File.Open(file, FileMode.Open);
        stream.Position = place;
        var before = (byte)stream.ReadByte();
        stream.Position = place;
        stream.WriteByte((byte)(before ^ (1 << random.Next(8))));
    }

    private static void Fill(string file, long place, int count, Random? random)
    {
        using var stream = File.OpenWrite(file);
        var bytes = new byte[Math.Min(count, stream.Length - place)];
        random?.NextBytes(bytes);
        stream.Position = place;
        stream.Write(bytes);
    }
}
