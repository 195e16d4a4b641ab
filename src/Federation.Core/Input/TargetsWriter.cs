using System.Collections.Immutable;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Writes targets as they are stored.</summary>
public static class TargetsWriter
{
    /// <summary>
    /// The targets in their one canonical form, UTF-8: equal targets in equal order give equal bytes.
    /// <see cref="TargetsReader.ReadStored"/> reads them back.
    /// </summary>
    public static byte[] Write(ImmutableArray<Target> targets) =>
        Written.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.List("targets", targets, Written.Target);
            writer.WriteEndObject();
        });
}
