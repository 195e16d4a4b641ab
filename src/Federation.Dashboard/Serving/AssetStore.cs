using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Federation.Dashboard.Serving;

/// <summary>
/// The bundled scripts and the style sheet, from the assembly. Their path carries a hash over all of them, so that a
/// browser may keep them for ever, and a script finds its chunks beside it.
/// </summary>
public sealed class AssetStore
{
    private const string Prefix = "assets/";
    private const int HashBytes = 8;

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Asset> assets;

    /// <summary>Reads them.</summary>
    public AssetStore()
    {
        var assembly = typeof(AssetStore).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var found = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            hash.AppendData(bytes);
            found[name[Prefix.Length..]] = new(ContentTypes[Path.GetExtension(name)], bytes);
        }

        assets = found.ToFrozenDictionary(StringComparer.Ordinal);
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, HashBytes));
    }

    /// <summary>Names this very set of files.</summary>
    public string Hash { get; }

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Names => assets.Keys;

    /// <summary>Where a file is.</summary>
    public string Href(string name) => $"/assets/{Hash}/{name}";

    /// <summary>A file; null where there is none.</summary>
    internal Asset? Find(string name) => assets.GetValueOrDefault(name);

    /// <summary>One file, also compressed.</summary>
    internal sealed class Asset(string contentType, byte[] plain)
    {
        private readonly Lazy<byte[]> brotli = new(() =>
            Pack(plain, to => new BrotliStream(to, CompressionLevel.SmallestSize))
        );

        private readonly Lazy<byte[]> gzip = new(() =>
            Pack(plain, to => new GZipStream(to, CompressionLevel.SmallestSize))
        );

        public string ContentType { get; } = contentType;

        /// <summary>The bytes in the first of the codings that are taken.</summary>
        public (byte[] Bytes, string? Coding) In(string acceptEncoding) =>
            Takes(acceptEncoding, "br") ? (brotli.Value, "br")
            : Takes(acceptEncoding, "gzip") ? (gzip.Value, "gzip")
            : (plain, null);

        private static bool Takes(string accepted, string coding) =>
            accepted
                .Split(',', StringSplitOptions.TrimEntries)
                .Any(one =>
                    one == coding
                    || (
                        one.StartsWith(coding + ";", StringComparison.Ordinal)
                        && !one.EndsWith("q=0", StringComparison.Ordinal)
                    )
                );

        private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packing)
        {
            using var packed = new MemoryStream();
            using (var stream = packing(packed))
            {
                stream.Write(bytes);
            }

            return packed.ToArray();
        }
    }
}
