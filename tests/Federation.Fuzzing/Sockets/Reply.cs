using System.Text;

namespace Federation.Fuzzing.Sockets;

/// <summary>What came back.</summary>
/// <param name="Status">The status; 0 where the connection ended without an answer.</param>
/// <param name="Headers">The headers by their lower-case names; of a repeated one the last.</param>
/// <param name="Body">The body.</param>
internal sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private const int ShownMax = 3000;

    /// <summary>The connection ended without an answer.</summary>
    public static readonly Reply None = new(0, new Dictionary<string, string>(), []);

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public string MediaType => this["content-type"]?.Split(';')[0].Trim() ?? "";

    public string Readable
    {
        get
        {
            var headers = string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}"));
            var body = Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, ShownMax)));
            return $"{Status}\n{headers}\n\n{body}";
        }
    }
}
