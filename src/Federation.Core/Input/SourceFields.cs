using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Reads the document that a report's figures come from.</summary>
internal static class SourceFields
{
    /// <summary>
    /// The source, null with a fault where it is absent or wrong. Its document is needed, so that every figure can be
    /// traced; it counts as published on the last day on which it may have been.
    /// </summary>
    public static Source? Read(InputContext context, PlacedValue? value)
    {
        var faults = context.Faults;
        var fields = Fields.Open(
            faults,
            value,
            ["document", "publisher", "title", "publishedOn", "publishedPrecision", "url", "statedBy"]
        );
        if (fields is null)
        {
            return null;
        }

        var named = context.IsStored ? fields.Find("document") : fields.Need("document");
        var document = faults.Text(named, InputLimits.NameLengthMax);
        var publisher = faults.Text(fields.Find("publisher"), InputLimits.NameLengthMax);
        var title = faults.Text(fields.Find("title"), InputLimits.TitleLengthMax);
        var url = faults.Text(fields.Find("url"), InputLimits.UrlLengthMax);
        var statedBy = faults.Text(fields.Find("statedBy"), InputLimits.NameLengthMax);
        if (url is not null && !context.IsStored && !IsWeb(url))
        {
            faults.Add(fields.Find("url")!, InputMessages.NotAUrl());
        }

        var (publishedOn, precision) = Publication(context, fields);
        var dated = publishedOn is not null || fields.Find("publishedOn") is null;
        return dated ? new(document, publisher, title, publishedOn, precision, url, statedBy) : null;
    }

    private static (DateOnly? PublishedOn, string? Precision) Publication(InputContext context, Fields fields)
    {
        var at = fields.Find("publishedOn");
        var precisionAt = fields.Find("publishedPrecision");
        var day = context.Faults.Day(at);
        if (context.IsStored)
        {
            return (day, context.Faults.Text(precisionAt, InputLimits.CodeLengthMax));
        }

        if (at is null && precisionAt is not null)
        {
            context.Faults.AddAtName(precisionAt, InputMessages.PrecisionWithoutDate("publishedOn"));
        }

        var precision = DatePrecision.Read(context.Faults, precisionAt, day);
        if (day is null)
        {
            return (null, null);
        }

        var possible = precision.DaysOf(day.Value);
        var taken =
            context.IsDayTaken(at!, possible.From, context.Today)
            && context.IsDayTaken(at!, possible.To, context.Today);
        return taken ? (possible.To, precision.Kept) : (null, null);
    }

    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
