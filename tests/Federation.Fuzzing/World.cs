using System.Collections.Immutable;
using System.Text;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Fuzzing.Bodies;

namespace Federation.Fuzzing;

/// <summary>
/// What requests are made of: the seeds' codes and reports, and a province of the fuzzer's own, in which right requests
/// may be stored.
/// </summary>
internal sealed class World
{
    public const string Province = "fuzz";

    /// <summary>The committees of the fuzzer's province with their parents, the upper ones first.</summary>
    public static readonly (string Id, string Parent, string Level)[] Own =
    [
        (Province, "vn", "province"),
        ("fuzz.a", Province, "superior"),
        ("fuzz.b", Province, "superior"),
        .. Enumerable.Range(1, 8).Select(i => ($"fuzz.{"ab"[i % 2]}{i}", $"fuzz.{"ab"[i % 2]}", "cell")),
    ];

    public World(string seeds)
    {
        var path = Path.Combine(seeds, "catalogue.json");
        var bytes = File.ReadAllBytes(path);
        Catalogue = CatalogueReader
            .Read([(path, bytes)])
            .Match(read => read, _ => throw new InvalidDataException(path));
        CatalogueText = Piece.Of(Encoding.UTF8.GetString(bytes));
        TreeText = Piece.Of(File.ReadAllText(Path.Combine(seeds, "committees.json")));
        Reports =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(seeds, "reports"), "*.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => Piece.Of(File.ReadAllText(file))),
            Piece.Of(SmallReport),
            Piece.Of(SmallReport),
            Piece.Of(SmallReport),
        ];
        Committees = [.. TreeText.Find("committees")!.Parts.Select(IdOf), .. Own.Select(own => own.Id)];
        Everything = [.. Reports, .. Events, Targets, Committee, Batch];
    }

    public Catalogue Catalogue { get; }

    public Piece CatalogueText { get; }

    public Piece TreeText { get; }

    /// <summary>Reports as they are sent: those of the seeds, and one that says one of everything.</summary>
    public ImmutableArray<Piece> Reports { get; }

    public ImmutableArray<Piece> Events { get; } = [.. EventTexts.Select(Piece.Of)];

    public Piece Targets { get; } = Piece.Of(TargetsText);

    public Piece Committee { get; } = Piece.Of(CommitteeText);

    public Piece Batch { get; } = Piece.Of(BatchText);

    public Piece Reason { get; } = Piece.Of("""{"reason":"Nhầm số liệu"}""");

    /// <summary>Every body that is sent: parts of one are grafted on others.</summary>
    public ImmutableArray<Piece> Everything { get; }

    public ImmutableArray<string> Committees { get; }

    private const string SmallReport = """
        {
          "key": "2024", "revision": 1, "period": "2024",
          "source": { "document": "d-1", "publisher": "Đảng ủy", "title": "Báo cáo", "publishedOn": "2025-01-15",
            "url": "https://example.org/1", "statedBy": "Văn phòng", "publishedPrecision": "day" },
          "observations": [
            { "indicator": "party-members", "asOf": "2024-12-31", "value": 40, "scope": "own", "locator": "¶1" },
            { "indicator": "party-members", "breakdown": "sector:non-state.fdi", "asOf": "2024-12-31", "value": 12,
              "upper": 14, "bound": "range", "scope": "subtree", "status": "estimated" },
            { "indicator": "admissions", "period": "2024", "value": 5, "scope": "own", "precision": "year" },
            { "indicator": "admissions", "period": "2024-Q1", "value": 0, "scope": "own", "inferred": true }
          ],
          "answersTo": ["09-nq-tu"],
          "targets": [ { "indicator": "admissions", "period": "2025", "value": 9, "bound": "at-least" } ],
          "claims": [
            { "kind": "growth-percent", "of": { "indicator": "party-members", "asOf": "2024-12-31" },
              "against": { "indicator": "party-members", "asOf": "2023-12-31" }, "value": 5.35 },
            { "kind": "sum", "of": { "indicator": "admissions", "period": "2024" },
              "parts": [ { "committee": "fuzz.a", "indicator": "admissions", "period": "2024" } ], "value": 5 }
          ]
        }
        """;

    private const string TargetsText = """
        { "setBy": "Tỉnh ủy", "period": "2025", "items": [
          { "indicator": "admissions", "value": 12, "bound": "at-least" },
          { "indicator": "party-members", "breakdown": "sector:non-state", "value": 5,
            "percentOf": { "indicator": "party-members", "asOf": "2024-12-31" } },
          { "indicator": "training-attendees", "value": 5, "upper": 7, "bound": "range",
            "percentOf": { "indicator": "training-attendees", "period": "2024", "target": true } } ] }
        """;

    private const string CommitteeText = """
        { "id": "fuzz.n1", "parent": "fuzz.a", "level": "cell", "names": { "vi": "Chi bộ thử", "en": "A cell" },
          "establishedOn": "2020-01-01", "establishedPrecision": "year", "codes": { "gso": "99" }, "kind": "zone" }
        """;

    private const string BatchText = """
        { "items": [
          { "committee": "vn", "indicator": "party-members", "asOf": "2022-06-19" },
          { "committee": "ha-noi.iz", "indicator": "admissions", "period": "2018-10M", "boundaries": "now" },
          { "committee": "fuzz.a", "indicator": "party-members", "breakdown": "sector:non-state", "asOf": "2024-12-31",
            "basis": "computed" } ] }
        """;

    private static readonly string[] EventTexts =
    [
        """{"key":"e","kind":"counts-from-below","effectiveFrom":"2021-12-31","indicators":["party-members"]}""",
        """{"key":"e","kind":"renamed","decidedOn":"2021-01-01","effectiveFrom":"2021-02-01","names":{"vi":"Tên mới"}}""",
        """{"key":"e","kind":"transferred","effectiveFrom":"2022-01-01","document":"12-QĐ/TU","parent":"fuzz.b"}""",
        """{"key":"e","kind":"merged-into","effectiveFrom":"2023-01-01","into":"fuzz.b1"}""",
        """{"key":"e","kind":"dissolved","effectiveFrom":"2024-06-30","effectivePrecision":"month"}""",
        """{"key":"e","kind":"split","effectiveFrom":"2021-01-01","from":"fuzz.a"}""",
        """{"key":"e","kind":"upgraded","effectiveFrom":"2021-01-01","level":"grassroots-cell"}""",
        """{"key":"e","kind":"code-changed","effectiveFrom":"2021-01-01","codes":{"gso":"98","mod":"1"}}""",
        """{"key":"e","kind":"kind-changed","effectiveFrom":"2021-01-01","unitKind":"city"}""",
    ];

    private static string IdOf(Piece committee) => committee.Find("id")!.Scalar!.Trim('"');
}
