using System.Text.Json;
using Federation.Core.Quantities;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Writes reports as they are stored.</summary>
public static class ReportWriter
{
    // In bytes, as most are.
    private const int SizeBase = 1024;
    private const int ObservationSize = 144;

    /// <summary>
    /// The report in its one canonical form, UTF-8: equal reports give equal bytes. Its shape is that of a
    /// submission, but times stand as they count, the one that the text stated beside them, and derived totals are
    /// left out. <see cref="ReportReader.ReadStored"/> reads it back.
    /// </summary>
    public static byte[] Write(Report report) =>
        Written.Bytes(writer => Write(writer, report), SizeBase + (report.Observations.Length * ObservationSize));

    private static void Write(Utf8JsonWriter writer, Report report)
    {
        writer.WriteStartObject();
        writer.WriteString("key", report.Key);
        writer.WriteNumber("revision", report.Revision);
        writer.Time(report.Time);
        Source(writer, report.Source);
        var stated = report.Observations.RemoveAll(observation => observation.Derived);
        writer.ListUnlessEmpty("observations", stated, Observation);
        writer.ListUnlessEmpty("answersTo", report.AnswersTo, (_, code) => writer.WriteStringValue(code));
        writer.ListUnlessEmpty("targets", report.Targets, Written.Target);
        writer.ListUnlessEmpty("claims", report.Claims, Claim);
        writer.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter writer, Source source)
    {
        writer.WriteStartObject("source");
        writer.Optional("document", source.Document);
        writer.Optional("publisher", source.Publisher);
        writer.Optional("title", source.Title);
        writer.Optional("publishedOn", source.PublishedOn);
        writer.Optional("publishedPrecision", source.Precision);
        writer.Optional("url", source.Url);
        writer.Optional("statedBy", source.StatedBy);
        writer.WriteEndObject();
    }

    private static void Observation(Utf8JsonWriter writer, Observation observation)
    {
        writer.WriteStartObject();
        writer.Key(observation.Key);
        writer.Time(observation.Time);
        writer.Optional("precision", observation.Precision);
        writer.Optional("stated", observation.StatedTime?.ToString());
        writer.Quantity(observation.Quantity);
        writer.Code("scope", observation.Scope);
        writer.CodeUnlessDefault("status", observation.Status);
        writer.FlagIfTrue("inferred", observation.Inferred);
        writer.Optional("locator", observation.Locator);
        writer.WriteEndObject();
    }

    private static void Claim(Utf8JsonWriter writer, Claim claim)
    {
        writer.WriteStartObject();
        writer.Code("kind", claim.Kind);
        Figure(writer, "of", claim.Of);
        Figure(writer, "against", claim.Against);
        writer.ListUnlessEmpty("parts", claim.Parts, Part);
        writer.Optional("targetPeriod", claim.TargetPeriod?.ToString());
        if (claim.Value is { } value)
        {
            writer.Quantity(value);
        }

        if (claim.Decimals != Decimals(claim.Value))
        {
            writer.WriteNumber("decimals", claim.Decimals);
        }

        writer.Optional("locator", claim.Locator);
        writer.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter writer, FigureRef figure)
    {
        writer.WriteStartObject();
        writer.Figure(figure);
        writer.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter writer, string name, FigureRef? figure)
    {
        if (figure is not null)
        {
            writer.WritePropertyName(name);
            Part(writer, figure);
        }
    }

    /// <summary>How many decimals the reader will see in the numbers as they are written.</summary>
    private static int Decimals(Quantity? value) =>
        value is { } written ? Math.Max(written.Low.Scale, written.High.Scale) : 0;
}
