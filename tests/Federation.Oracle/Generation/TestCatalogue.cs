using System.Text;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Oracle.Generation;

/// <summary>A small catalogue with one indicator of every kind, and the keys that random reports state.</summary>
public static class TestCatalogue
{
    private const string Json = """
        {
          "version": 1,
          "units": [
            { "code": "person", "labels": { "vi": "người", "en": "persons" } },
            { "code": "organisation", "labels": { "vi": "tổ chức", "en": "organisations" } },
            { "code": "percent", "labels": { "vi": "%", "en": "%" } }
          ],
          "levels": [
            { "code": "national", "labels": { "vi": "trung ương", "en": "national" } },
            { "code": "province", "labels": { "vi": "tỉnh", "en": "province" } },
            { "code": "superior", "labels": { "vi": "cấp trên", "en": "superior" } },
            { "code": "cell", "labels": { "vi": "chi bộ", "en": "cell" } }
          ],
          "dimensions": [
            {
              "code": "sector",
              "labels": { "vi": "khu vực", "en": "sector" },
              "members": [
                { "code": "state", "labels": { "vi": "nhà nước", "en": "state" } },
                { "code": "non-state", "labels": { "vi": "ngoài nhà nước", "en": "non-state" } },
                { "code": "non-state.fdi", "labels": { "vi": "FDI", "en": "FDI" } }
              ]
            },
            {
              "code": "role",
              "labels": { "vi": "vị trí", "en": "role" },
              "members": [
                { "code": "worker", "labels": { "vi": "công nhân", "en": "worker" } },
                { "code": "women", "labels": { "vi": "nữ", "en": "women" } }
              ]
            }
          ],
          "indicators": [
            {
              "code": "members", "kind": "stock", "unit": "person",
              "dimensions": [{ "code": "sector" }, { "code": "role", "overlapping": true }],
              "labels": { "vi": "đảng viên", "en": "members" }
            },
            {
              "code": "organisations", "kind": "stock", "unit": "organisation", "dimensions": [],
              "labels": { "vi": "tổ chức đảng", "en": "organisations" }
            },
            {
              "code": "admissions", "kind": "flow", "unit": "person", "feeds": "members",
              "dimensions": [{ "code": "sector" }],
              "labels": { "vi": "kết nạp", "en": "admissions" }
            },
            {
              "code": "inspections", "kind": "flow", "unit": "organisation", "dimensions": [],
              "labels": { "vi": "kiểm tra", "en": "inspections" }
            },
            {
              "code": "attendance", "kind": "stated-ratio", "unit": "percent", "time": "period", "dimensions": [],
              "labels": { "vi": "tỷ lệ dự học", "en": "attendance" }
            },
            {
              "code": "turnout", "kind": "stated-ratio", "unit": "percent", "time": "date", "dimensions": [],
              "labels": { "vi": "tỷ lệ có mặt", "en": "turnout" }
            },
            {
              "code": "members-per-organisation", "kind": "derived-ratio", "unit": "person", "time": "date",
              "numerator": { "indicator": "members" }, "denominator": { "indicator": "organisations" },
              "dimensions": [], "labels": { "vi": "bình quân", "en": "members per organisation" }
            }
          ]
        }
        """;

    /// <summary>The catalogue.</summary>
    public static Catalogue Catalogue { get; } =
        CatalogueReader.Read([("test-catalogue.json", Encoding.UTF8.GetBytes(Json))]).Value;

    /// <summary>The keys.</summary>
    public static IReadOnlyList<FigureKey> Keys { get; } =
    [
        Key("members"),
        Key("members", "sector:state"),
        Key("members", "role:women"),
        Key("organisations"),
        Key("admissions"),
        Key("admissions", "sector:non-state.fdi"),
        Key("inspections"),
        Key("attendance"),
        Key("turnout"),
    ];

    /// <summary>A key of the catalogue.</summary>
    public static FigureKey Key(string indicator, string? breakdown = null) =>
        Breakdown.TryParse(breakdown, out var parsed)
            ? new(indicator, parsed)
            : throw new ArgumentException($"No breakdown: {breakdown}", nameof(breakdown));

    /// <summary>The kind of a key's indicator.</summary>
    public static IndicatorKind KindOf(FigureKey key) => Catalogue.Find(key.Indicator)!.Kind;
}
