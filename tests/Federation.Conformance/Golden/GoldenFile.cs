namespace Federation.Conformance.Golden;

/// <summary>
/// What is stored or sent, fixed in text files beside this one (README.md): lines, those that begin with # for the
/// reader alone. <c>FEDERATION_GOLDEN=write</c> writes them anew.
/// </summary>
public static class GoldenFile
{
    private const int BytesPerLine = 40;

    private static readonly string Folder = Find();

    private static bool IsWriting => Environment.GetEnvironmentVariable("FEDERATION_GOLDEN") == "write";

    /// <summary>The names of all files whose name begins so, endings and versions included.</summary>
    public static IReadOnlyList<string> Named(string beginning) =>
        [
            .. Directory
                .EnumerateFiles(Folder, $"{beginning}*.*")
                .Select(path => Path.GetFileName(path))
                .Where(name => name.EndsWith(".txt", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The lines of a file.</summary>
    public static string[] Read(string name) =>
        [.. File.ReadAllLines(Path.Combine(Folder, name)).Where(line => !line.StartsWith('#'))];

    /// <summary>The lines are those of the file.</summary>
    /// <param name="name">The file's name: what it is, the version of its format, <c>.txt</c>.</param>
    /// <param name="about">What it is, for the reader.</param>
    /// <param name="lines">What the program writes now.</param>
    public static void AssertIs(string name, string about, IEnumerable<string> lines)
    {
        string[] written = [.. lines];
        if (IsWriting)
        {
            File.WriteAllText(
                Path.Combine(Folder, name),
                string.Concat(written.Prepend($"# {about}").Select(l => l + "\n"))
            );
        }

        Assert.True(File.Exists(Path.Combine(Folder, name)), $"{name} is missing: see Golden/README.md.");
        var golden = Read(name);
        for (var i = 0; i < Math.Max(golden.Length, written.Length); i++)
        {
            Assert.True(
                golden.ElementAtOrDefault(i) == written.ElementAtOrDefault(i),
                $"{name} changed at line {i + 1} of its content; a released format never does: see Golden/README.md."
                    + $"\ngolden {golden.ElementAtOrDefault(i)}\nnow    {written.ElementAtOrDefault(i)}"
            );
        }
    }

    /// <summary>Bytes as lines.</summary>
    public static string[] Hex(ReadOnlySpan<byte> bytes) =>
        [.. Convert.ToHexStringLower(bytes).Chunk(2 * BytesPerLine).Select(line => new string(line))];

    /// <summary>Lines as bytes.</summary>
    public static byte[] Bytes(IEnumerable<string> lines) => Convert.FromHexString(string.Concat(lines));

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "Federation.Conformance", "Golden");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
