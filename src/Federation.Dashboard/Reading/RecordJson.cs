using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Input;

namespace Federation.Dashboard.Reading;

/// <summary>Makes the body with which the interface would be asked to record an event: the very one.</summary>
internal static class RecordJson
{
    /// <summary>The register in which provinces and their cities have codes.</summary>
    private const string Register = "gso";

    /// <summary>The level whose committees are instances of their own.</summary>
    private const string ProvinceLevel = "province";

    /// <summary>The body of an event of a committee that is there.</summary>
    public static byte[] Event(EventKind kind, Func<string, string> typed, IEnumerable<string> ticked)
    {
        var body = new JsonObject
        {
            ["key"] = typed(RecordFields.Key),
            ["kind"] = EnumCodes<EventKind>.Of(kind),
            ["effectiveFrom"] = Day(typed, RecordFields.EffectiveFrom),
        };
        Put(body, "effectivePrecision", typed(RecordFields.EffectivePrecision));
        Put(body, "decidedOn", Day(typed, RecordFields.DecidedOn));
        Put(body, "document", typed(RecordFields.Document));
        switch (kind)
        {
            case EventKind.Renamed:
                body["names"] = Names(typed);
                break;
            case EventKind.Upgraded or EventKind.Downgraded:
                Put(body, "level", typed(RecordFields.Level));
                break;
            case EventKind.Split:
                Put(body, "from", typed(RecordFields.Other));
                break;
            case EventKind.Transferred:
                Put(body, "parent", typed(RecordFields.Other));
                break;
            case EventKind.MergedInto:
                Put(body, "into", typed(RecordFields.Other));
                break;
            case EventKind.KindChanged:
                Put(body, "unitKind", typed(RecordFields.UnitKind));
                break;
            case EventKind.CodeChanged:
                body["codes"] = new JsonObject { [Register] = typed(RecordFields.Code) };
                break;
            case EventKind.CountsFromBelow:
                var chosen = ticked.Select(code => (JsonNode)code).ToArray();
                if (chosen.Length > 0)
                {
                    body["indicators"] = new JsonArray(chosen);
                }

                break;
            default:
                break;
        }

        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>The body of a committee that is established below another.</summary>
    public static byte[] Establishment(CommitteeId parent, Func<string, string> typed)
    {
        var body = new JsonObject
        {
            ["id"] = typed(RecordFields.Id),
            ["parent"] = parent.ToString(),
            ["level"] = typed(RecordFields.Level),
            ["names"] = Names(typed),
        };
        Put(body, "establishedOn", Day(typed, RecordFields.EffectiveFrom));
        Put(body, "establishedPrecision", typed(RecordFields.EffectivePrecision));
        Put(body, "kind", typed(RecordFields.UnitKind));
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>A key that says what happened when.</summary>
    public static string KeyFor(EventKind kind, string day) =>
        string.Create(CultureInfo.InvariantCulture, $"{EnumCodes<EventKind>.Of(kind)}-{SubmitExtras.Day(day)}");

    /// <summary>
    /// An identity for a new committee: from its name, in its parent's instance; a province is an instance of its own.
    /// </summary>
    public static string IdFor(CommitteeId parent, string level, string name)
    {
        var slug = SlugOf(name);
        return level == ProvinceLevel ? slug : $"{parent.Instance}.{slug}";
    }

    private static JsonObject Names(Func<string, string> typed)
    {
        var names = new JsonObject { ["vi"] = typed(RecordFields.NameVi) };
        Put(names, "en", typed(RecordFields.NameEn));
        return names;
    }

    private static string Day(Func<string, string> typed, string field) => SubmitExtras.Day(typed(field));

    private static string SlugOf(string name)
    {
        var plain = name.Trim().ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD);
        var slug = new StringBuilder();
        foreach (var letter in plain)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (
                slug.Length > 0
                && slug[^1] != '-'
                && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
            )
            {
                slug.Append('-');
            }
        }

        return slug.ToString()[..Math.Min(slug.Length, SlugLengthMax)].Trim('-');
    }

    private const int SlugLengthMax = 40;

    private static void Put(JsonObject body, string name, string text)
    {
        if (text.Length > 0)
        {
            body[name] = text;
        }
    }
}
