using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Api.Tests.Support;

/// <summary>
/// Holds JSON against the schemas of an OpenAPI document. Strict: a field that no schema names is a fault, and so is a
/// keyword that this does not know.
/// </summary>
internal sealed partial class SchemaCheck(JsonNode document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "anyOf",
        "oneOf",
        "format",
        "description",
    ];

    /// <summary>What is wrong, each with its path; none where all is right.</summary>
    public IReadOnlyList<string> Check(JsonNode schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(schema, value, "$", faults);
        return faults;
    }

    private void Check(JsonNode schema, JsonNode? value, string path, List<string> faults)
    {
        var keywords = schema.AsObject();
        faults.AddRange(keywords.Where(k => !Known.Contains(k.Key)).Select(k => $"{path}: unknown keyword {k.Key}"));
        if (keywords["$ref"] is { } reference)
        {
            Check(Resolve(reference.GetValue<string>()), value, path, faults);
            return;
        }

        if ((keywords["anyOf"] ?? keywords["oneOf"]) is JsonArray choices)
        {
            CheckChoices(choices, keywords["oneOf"] is not null, value, path, faults);
            return;
        }

        if (keywords["enum"] is JsonArray codes && !codes.Any(code => JsonNode.DeepEquals(code, value)))
        {
            faults.Add($"{path}: {value?.ToJsonString() ?? "null"} is none of {codes.ToJsonString()}");
        }

        if (keywords["type"] is { } type && !TypesOf(type).Contains(TypeOf(value)) && !IsNumber(type, value))
        {
            faults.Add($"{path}: {TypeOf(value)} and not {type.ToJsonString()}");
            return;
        }

        CheckFormat(keywords["format"]?.GetValue<string>(), value, path, faults);
        if (value is JsonObject fields)
        {
            CheckFields(keywords, fields, path, faults);
        }
        else if (value is JsonArray items && keywords["items"] is { } item)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Check(item, items[i], $"{path}[{i}]", faults);
            }
        }
        else if (value is JsonArray)
        {
            faults.Add($"{path}: the schema does not say of what it is a list");
        }
    }

    private void CheckChoices(JsonArray choices, bool isOne, JsonNode? value, string path, List<string> faults)
    {
        var tried = choices.Select(choice => Check(choice!, value)).ToList();
        var fitting = tried.Count(found => found.Count == 0);
        if (fitting == 0 || (isOne && fitting != 1))
        {
            var why = string.Join("; ", tried.SelectMany(found => found.Take(2)));
            faults.Add($"{path}: {fitting} of {choices.Count} choices fit: {why}");
        }
    }

    private void CheckFields(JsonObject keywords, JsonObject fields, string path, List<string> faults)
    {
        foreach (var name in keywords["required"]?.AsArray() ?? [])
        {
            if (!fields.ContainsKey(name!.GetValue<string>()))
            {
                faults.Add($"{path}: {name} is missing");
            }
        }

        var properties = keywords["properties"]?.AsObject();
        foreach (var (name, value) in fields)
        {
            if (properties?[name] is { } property)
            {
                Check(property, value, $"{path}.{name}", faults);
            }
            else if (keywords["additionalProperties"] is JsonObject other)
            {
                Check(other, value, $"{path}.{name}", faults);
            }
            else
            {
                faults.Add($"{path}.{name}: no schema names this field");
            }
        }
    }

    private static void CheckFormat(string? format, JsonNode? value, string path, List<string> faults)
    {
        if (format is null || value is null)
        {
            return;
        }

        var text = value.ToString();
        var isRight = format switch
        {
            "date" => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "date-time" => Instant().IsMatch(text),
            "int32" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "int64" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => false,
        };
        if (!isRight)
        {
            faults.Add($"{path}: {text} is no {format}");
        }
    }

    private JsonNode Resolve(string reference) =>
        reference
            .Split('/')
            .Skip(1)
            .Aggregate(document, (at, name) => at[name] ?? throw new InvalidOperationException($"No {reference}"));

    private static IEnumerable<string> TypesOf(JsonNode type) =>
        type is JsonArray several ? several.Select(one => one!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool IsNumber(JsonNode type, JsonNode? value) =>
        TypesOf(type).Contains("number") && TypeOf(value) == "integer";

    private static string TypeOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
        };

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\z")]
    private static partial Regex Instant();
}
