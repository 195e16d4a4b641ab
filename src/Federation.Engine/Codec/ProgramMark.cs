using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.Core.Indicators;
using Federation.Core.State;

namespace Federation.Engine.Codec;

/// <summary>
/// What figures and findings are worked out by: the build of the core and the catalogue. What another one worked out
/// is worked out anew.
/// </summary>
public static class ProgramMark
{
    private static readonly ConditionalWeakTable<Catalogue, string> Known = [];

    /// <summary>The mark of this program with a catalogue: the same for equal catalogues.</summary>
    public static string Of(Catalogue catalogue) => Known.GetValue(catalogue, Make);

    private static string Make(Catalogue catalogue)
    {
        var build = typeof(CommitteeState).Module.ModuleVersionId;
        var content = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(catalogue));
        return $"{build:N}-{Convert.ToHexStringLower(content.AsSpan(0, 16))}";
    }
}
