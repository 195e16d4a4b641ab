using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Api.Documents;
using Federation.Api.Problems;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Federation.Api.Http;

/// <summary>
/// A read that is also offered as CSV and XLSX, by the parameter <c>format</c> or else by <c>Accept</c>. All three have
/// the same numbers.
/// </summary>
internal sealed class ReadOrSheet<T>(T value, Func<IReadOnlyList<Sheet>> sheets, string name, AnswerFormat? format)
    : IResult,
        IEndpointMetadataProvider,
        IValueHttpResult<T>
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>In the order of <see cref="AnswerFormat"/>.</summary>
    private static readonly string[] Offered = [Json, Csv, Xlsx];
    private static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)WireJson.Instance.GetTypeInfo(typeof(T))!;

    public T Value { get; } = value;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), [Json]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(304, typeof(void)));
        builder.Metadata.Add(new AlsoAnswers([Csv, Xlsx]));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        switch (format is { } asked ? Offered[(int)asked] : Chosen(httpContext.Request))
        {
            case Json:
                var body = JsonSerializer.SerializeToUtf8Bytes(Value, Type);
                return Entity.WriteAsync(httpContext, body, Json + "; charset=utf-8");
            case Csv:
                Name(httpContext, ".csv");
                return Entity.WriteAsync(
                    httpContext,
                    CsvFile.Write(sheets()[0]),
                    Csv + "; charset=utf-8; header=present"
                );
            case Xlsx:
                Name(httpContext, ".xlsx");
                return Entity.WriteAsync(httpContext, XlsxFile.Write(sheets()), Xlsx);
            default:
                throw new RefusalException(Refusals.NotAcceptable(Offered));
        }
    }

    private void Name(HttpContext http, string extension) =>
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = name + extension,
        }.ToString();

    private static string? Chosen(HttpRequest request)
    {
        if (
            request.Headers.Accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept.ToArray()!, out var accepted)
        )
        {
            return Json;
        }

        return Offered
            .Select(type => (Type: type, Quality: QualityOf(type, accepted)))
            .Where(offer => offer.Quality > 0)
            .OrderByDescending(offer => offer.Quality)
            .Select(offer => offer.Type)
            .FirstOrDefault();
    }

    /// <summary>The most exact of the ranges that hold a type says how welcome it is.</summary>
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> accepted)
    {
        var offered = new MediaTypeHeaderValue(type);
        return accepted
            .Where(range => offered.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range =>
                range.MatchesAllTypes ? 2
                : range.MatchesAllSubTypes ? 1
                : 0
            )
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
