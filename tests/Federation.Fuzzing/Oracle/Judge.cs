using System.Text.Json;
using Federation.Fuzzing.Requests;
using Federation.Fuzzing.Sockets;

namespace Federation.Fuzzing.Oracle;

/// <summary>Says what is wrong with an answer, whatever was asked.</summary>
internal static class Judge
{
    private const string ProblemType = "application/problem+json";

    /// <summary>What the server below the interface says by itself to what is not HTTP.</summary>
    private static readonly int[] ServersOwn = [400, 404, 405, 408, 411, 413, 414, 417, 426, 431, 501, 505];

    public static Fault? Of(FuzzRequest request, Reply reply)
    {
        if (reply.Status == 0)
        {
            return request.IsHttp ? new("The connection ended without an answer") : null;
        }

        if (reply.Status == 503)
        {
            return reply["retry-after"] is null ? new("A 503 without Retry-After") : Problem(request, reply);
        }

        return reply.Status switch
        {
            >= 500 and not 501 and not 505 => new($"A {reply.Status}"),
            >= 400 when IsServersOwn(request, reply) => null,
            >= 400 => Problem(request, reply),
            304 => request.IsConditional ? null : new("A 304 that nobody asked for"),
            >= 300 and < 400 when PageCheck.IsWithin(reply["location"]) => null,
            >= 300 or < 200 => new($"A {reply.Status}"),
            _ when request.MustBeRefused => new("What cannot be right was accepted"),
            201 when !request.MayStore => new("Something was stored that must not be"),
            _ => Content(request, reply),
        };
    }

    public static bool IsServersOwn(FuzzRequest request, Reply reply) =>
        !request.IsHttp && reply.Body.Length == 0 && ServersOwn.Contains(reply.Status);

    /// <summary>A refusal is a problem document that says in the caller's language what, where and what to do.</summary>
    private static Fault? Problem(FuzzRequest request, Reply reply)
    {
        if (request.Method == "HEAD")
        {
            return null;
        }

        if (reply.MediaType == PageCheck.MediaType)
        {
            return PageCheck.Of(request, reply);
        }

        if (reply.MediaType != ProblemType)
        {
            return new("A refusal that is no problem document", reply.MediaType);
        }

        if (Parsed(reply) is not { } document)
        {
            return new("A problem document that is no JSON");
        }

        using (document)
        {
            return Missing(document.RootElement, request, reply) is { } lacking
                ? new("A problem document that lacks something", lacking)
                : null;
        }
    }

    private static string? Missing(JsonElement problem, FuzzRequest request, Reply reply)
    {
        foreach (var name in (string[])["type", "title", "detail", "code"])
        {
            if (TextOf(problem, name) is not { Length: > 0 })
            {
                return name;
            }
        }

        if (!problem.TryGetProperty("status", out var status) || status.GetInt32() != reply.Status)
        {
            return "status";
        }

        var language = reply["content-language"];
        if (language is not ("vi" or "en") || (request.Language is { } wanted && language != wanted))
        {
            return $"the language {request.Language}";
        }

        var faults = problem.TryGetProperty("faults", out var list) ? list.EnumerateArray().ToList() : [];
        var code = TextOf(problem, "code");
        if (faults.Count == 0 && code is "invalid-body" or "invalid-query" or "json-malformed" or "json-not-utf8")
        {
            return "faults";
        }

        return faults.Select(fault => MissingInFault(fault, code!)).FirstOrDefault(missing => missing is not null);
    }

    private static string? MissingInFault(JsonElement fault, string code)
    {
        if (TextOf(fault, "code") is not { Length: > 0 } || TextOf(fault, "message") is not { Length: > 0 })
        {
            return "a fault's code or message";
        }

        var isPlaced =
            code == "invalid-query"
                ? TextOf(fault, "field") is not null
                : fault.GetProperty("line").ValueKind == JsonValueKind.Number
                    && fault.GetProperty("line").GetInt32() >= 1
                    && fault.GetProperty("column").GetInt32() >= 1;
        var isWithoutPlace =
            TextOf(fault, "code") == "too-many-faults" || code is not ("invalid-body" or "invalid-query");
        return isPlaced || isWithoutPlace ? null : $"the place of {TextOf(fault, "code")}";
    }

    private static Fault? Content(FuzzRequest request, Reply reply)
    {
        if (request.Method == "HEAD" || reply.Status == 204)
        {
            return null;
        }

        switch (reply.MediaType)
        {
            case "application/json":
                using (var document = Parsed(reply))
                {
                    return document is null ? new("An answer that is no JSON") : null;
                }

            case PageCheck.MediaType:
                return PageCheck.Of(request, reply);
            case "text/csv":
                return SheetFaults.OfCsv(reply.Body);
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
                return SheetFaults.OfXlsx(reply.Body);
            default:
                return new("An answer of an unknown type", reply.MediaType);
        }
    }

    private static JsonDocument? Parsed(Reply reply)
    {
        try
        {
            return JsonDocument.Parse(reply.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
