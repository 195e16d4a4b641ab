using System.Text;

namespace Federation.Benchmarks.Sides;

/// <summary>The rivals' schemas.</summary>
internal static class Scripts
{
    /// <summary>
    /// The statements of a script: a VACUUM must be alone. Bodies of functions stand between <c>$$</c>.
    /// </summary>
    public static IEnumerable<string> Statements(string script)
    {
        using var stream =
            typeof(Scripts).Assembly.GetManifestResourceStream($"{typeof(Scripts).Namespace}.{script}")
            ?? throw new InvalidOperationException($"There is no {script}");
        using var reader = new StreamReader(stream);
        var statement = new StringBuilder();
        var isBody = false;
        while (reader.ReadLine() is { } line)
        {
            statement.AppendLine(line);
            if (line.Contains("$$", StringComparison.Ordinal))
            {
                isBody = !isBody;
            }

            if (!isBody && line.TrimEnd().EndsWith(';'))
            {
                yield return statement.ToString();
                statement.Clear();
            }
        }
    }
}
