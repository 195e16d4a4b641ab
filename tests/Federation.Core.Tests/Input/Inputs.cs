using System.Collections.Immutable;
using System.Text;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>What the tests of this folder read: a small catalogue, a day, and bodies round a piece of JSON.</summary>
internal static class Inputs
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    private const string SmallCatalogue = """
        {
          "version": 1,
          "units": [
            { "code": "person", "labels": { "vi": "người", "en": "persons" } },
            { "code": "percent", "labels": { "vi": "%", "en": "%" } }
          ],
          "levels": [
            { "code": "national", "labels": { "vi": "trung ương", "en": "national" } },
            { "code": "province", "labels": { "vi": "tỉnh", "en": "province" } }
          ],
          "dimensions": [
            {
              "code": "sector",
              "labels": { "vi": "khu vực", "en": "sector" },
              "members": [
                { "code": "administrative", "labels": { "vi": "hành chính", "en": "administrative" } },
                { "code": "non-state", "labels": { "vi": "ngoài nhà nước", "en": "non-state" } },
                { "code": "non-state.domestic", "labels": { "vi": "trong nước", "en": "domestic" } },
                { "code": "non-state.fdi", "labels": { "vi": "FDI", "en": "FDI" } }
              ]
            },
            {
              "code": "age",
              "labels": { "vi": "độ tuổi", "en": "age" },
              "members": [
                { "code": "young", "labels": { "vi": "trẻ", "en": "young" } },
                { "code": "old", "labels": { "vi": "lớn tuổi", "en": "old" } }
              ]
            },
            {
              "code": "role",
              "labels": { "vi": "vị trí", "en": "role" },
              "members": [
                { "code": "worker", "labels": { "vi": "công nhân", "en": "worker" } },
                { "code": "owner", "labels": { "vi": "chủ", "en": "owner" } }
              ]
            },
            {
              "code": "currency",
              "labels": { "vi": "tiền", "en": "currency" },
              "members": [ { "code": "cash", "labels": { "vi": "tiền mặt", "en": "cash" } } ]
            }
          ],
          "programmes": [
            {
              "code": "09-nq-tu", "writtenAs": "09-NQ/TU", "date": "2012-02-27",
              "labels": { "vi": "Nghị quyết 09", "en": "Resolution 09" }
            }
          ],
          "indicators": [
            {
              "code": "members", "kind": "stock", "unit": "person",
              "dimensions": [
                { "code": "sector" }, { "code": "age" }, { "code": "role", "overlapping": true },
                { "code": "currency", "noTotal": true }
              ],
              "labels": { "vi": "đảng viên", "en": "members" }
            },
            {
              "code": "admissions", "kind": "flow", "unit": "person", "feeds": "members",
              "dimensions": [{ "code": "sector" }],
              "labels": { "vi": "kết nạp", "en": "admissions" }
            },
            {
              "code": "attendance", "kind": "stated-ratio", "unit": "percent", "time": "period",
              "dimensions": [{ "code": "age" }], "labels": { "vi": "tham gia", "en": "attendance" }
            },
            {
              "code": "fdi-share", "kind": "derived-ratio", "unit": "percent", "time": "date", "percent": true,
              "numerator": { "indicator": "members", "breakdown": "sector:non-state.fdi" },
              "denominator": { "indicator": "members" }, "labels": { "vi": "tỷ lệ FDI", "en": "FDI share" }
            }
          ],
          "plans": [
            {
              "code": "province-year", "level": "province", "every": "year", "dueDays": 40, "indicators": ["members"],
              "labels": { "vi": "báo cáo năm", "en": "yearly report" }
            }
          ]
        }
        """;

    public static ReadOnlyMemory<byte> CatalogueJson { get; } = Encoding.UTF8.GetBytes(SmallCatalogue);

    public static Catalogue Catalogue { get; } = CatalogueReader.Read([("catalogue.json", CatalogueJson)]).Value;

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A report of 26 November 2018 with these observations and further fields.</summary>
    public static string Report(string observations = "", string further = "") =>
        $$"""
            {
              "key": "2018-10m", "asOf": "2018-11-26",
              "source": { "document": "000", "title": "Năm 2018: “điểm nhấn” 📌", "publishedOn": "2018-11-26" },
              "observations": [{{observations}}]{{(further.Length > 0 ? ", " + further : "")}}
            }
            """;

    /// <summary>A report with one figure that is right and these further fields.</summary>
    public static string ReportWith(string further) =>
        Report("""{ "indicator": "members", "asOf": "2018-11-26", "value": 941, "scope": "subtree" }""", further);

    public static Core.Reports.Report Read(string body)
    {
        var read = ReportReader.Read(Utf8(body), Catalogue, Today);
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return read.Value;
    }

    /// <summary>Asserts that there is just this fault, at the mark, with a message in both languages.</summary>
    public static void AssertOnly(string code, string? field, Marked marked, ImmutableArray<Fault> faults)
    {
        Assert.True(faults.Length == 1, $"{faults.Length} faults:\n{string.Join('\n', faults)}");
        var fault = faults[0];
        Assert.Equal((code, field), (fault.Code, fault.Field));
        Assert.Equal((marked.Line, marked.Column), (fault.Line, fault.Column));
        AssertSaid(fault);
    }

    public static void AssertSaid(Fault fault)
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", fault.Code);
        Assert.Contains(' ', fault.Message.Vi);
        Assert.Contains(' ', fault.Message.En);
        Assert.NotEqual(fault.Message.Vi, fault.Message.En);
    }
}
