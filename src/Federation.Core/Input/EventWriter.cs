using System.Text.Json;
using Federation.Core.Committees;

namespace Federation.Core.Input;

/// <summary>Writes what happens to committees as it is stored.</summary>
public static class EventWriter
{
    /// <summary>The stored fields in their order.</summary>
    internal static readonly string[] Names =
    [
        "key",
        "kind",
        "effectiveFrom",
        "effectivePrecision",
        "decidedOn",
        "document",
        "other",
        "names",
        "level",
        "codes",
        "unitKind",
        "indicators",
        "mergedFrom",
    ];

    /// <summary>
    /// The event in its one canonical form, UTF-8: equal events give equal bytes. All fields are kept, "since ever"
    /// and what the program derived included. <see cref="EventReader.ReadStored"/> reads it back.
    /// </summary>
    public static byte[] Write(CommitteeEvent happened) => Written.Bytes(writer => Write(writer, happened));

    private static void Write(Utf8JsonWriter writer, CommitteeEvent happened)
    {
        writer.WriteStartObject();
        writer.WriteString("key", happened.Key);
        writer.Code("kind", happened.Kind);
        writer.WriteString("effectiveFrom", Written.Day(happened.EffectiveFrom));
        writer.Optional("effectivePrecision", happened.Precision);
        writer.Optional("decidedOn", happened.DecidedOn);
        writer.Optional("document", happened.Document);
        writer.Optional("other", happened.Other?.ToString());
        if (happened.Names is { } names)
        {
            writer.WriteStartObject("names");
            writer.WriteString("vi", names.Vi);
            writer.WriteString("en", names.En);
            writer.WriteEndObject();
        }

        writer.Optional("level", happened.Level);
        if (happened.Codes is { } codes)
        {
            writer.WriteStartObject("codes");
            foreach (var (register, code) in codes)
            {
                writer.WriteString(register, code);
            }

            writer.WriteEndObject();
        }

        writer.Optional("unitKind", happened.UnitKind);
        if (!happened.Indicators.IsDefault)
        {
            writer.List("indicators", happened.Indicators, (_, code) => writer.WriteStringValue(code));
        }

        writer.Optional("mergedFrom", happened.MergedFrom?.ToString());
        writer.WriteEndObject();
    }
}
