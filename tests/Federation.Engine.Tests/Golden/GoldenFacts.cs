using System.Collections.Immutable;
using System.Text;
using Federation.Conformance.Golden;
using Federation.Core.Committees;
using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.State;
using Federation.Core.Time;
using Federation.Engine.Codec;
using Federation.Engine.Ports;

namespace Federation.Engine.Tests.Golden;

/// <summary>The facts of a journal, and the record that a snapshot keeps of them.</summary>
internal static class GoldenFacts
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 8, 30, 0, 250, TimeSpan.FromHours(7));
    private static readonly CommitteeId Committee = Given.Id("ha-noi.iz");
    private static readonly FigureTime Term = FigureTime.Over(Given.Period("2018"));
    private static readonly FigureTime Day = FigureTime.AsOf(Given.Day("2022-06-19"));

    public static IEnumerable<GoldenCase> All =>
        [
            Fact("report", "a report with everything that one can say", new ReportAccepted(Report(2), "")),
            Fact("withdrawal", "a report's withdrawal", new ReportWithdrawn("term-2018", 2, "Số liệu sai: \"248\"")),
            Fact("targets", "targets set by themselves", new TargetsSet([.. Targets])),
            Fact("child", "a parent's note of a child's days", new ChildLinked(Given.Id("ha-noi.cell-1"), [.. Days])),
            .. Events.Select(each =>
                Fact($"event-{each.Key}", $"an event of a committee: {each.Kind}", new EventRecorded(each))
            ),
            new(
                "snapshot",
                SnapshotCodec.Format,
                "A committee as a snapshot's payload: SnapshotCodec, hexadecimal.",
                () => GoldenFile.Hex(SnapshotCodec.Encode(Stored())),
                lines => GoldenFile.Hex(SnapshotCodec.Encode(SnapshotCodec.Decode(GoldenFile.Bytes(lines))))
            ),
        ];

    /// <summary>What can happen to a committee, as far as it is golden.</summary>
    public static IEnumerable<EventKind> EventKinds => Events.Select(each => each.Kind);

    private static Interval[] Days =>
        [new(DateOnly.MinValue, Given.Day("2015-01-01")), new(Given.Day("2020-02-29"), DateOnly.MaxValue)];

    private static Target[] Targets =>
        [
            new(
                Given.Admissions,
                Given.Period("2025"),
                Quantity.Of(Bound.AtLeast, 120),
                "Ban Thường vụ",
                Locator: "¶4"
            ),
            new(
                Given.Members,
                Given.Period("2020-01-01/2025-12-31"),
                Quantity.Exact(99.5m),
                PercentOf: new(Committee, Given.Members, Day),
                OfTarget: true
            ),
        ];

    private static CommitteeEvent[] Events =>
        [
            new(
                "established",
                EventKind.Established,
                Given.Day("2012-06-19"),
                Given.Day("2012-06-01"),
                "QĐ 123-QĐ/TU",
                Given.Id("ha-noi"),
                new("Đảng bộ các khu công nghiệp", "Industrial zones"),
                "superior",
                ImmutableSortedDictionary.CreateRange([
                    KeyValuePair.Create("gso", "01"),
                    KeyValuePair.Create("party", "HN-07"),
                ]),
                "zones",
                Precision: "2012"
            ),
            Given.Event("transferred", EventKind.Transferred, "2025-07-01", "bac-ninh") with
            {
                MergedFrom = Given.Id("bac-giang"),
            },
            Given.Event("merged", EventKind.MergedInto, "2025-07-01", "bac-ninh"),
            Given.Event("split", EventKind.Split, "2014-01-01", "ha-noi"),
            Given.Event("renamed", EventKind.Renamed, "2015-01-01") with
            {
                Names = new("Đảng bộ \"mới\"", "New"),
            },
            Given.Event("upgraded", EventKind.Upgraded, "2016-01-01") with
            {
                Level = "province",
            },
            Given.Event("downgraded", EventKind.Downgraded, "2017-01-01") with
            {
                Level = "superior",
            },
            Given.Event("code-changed", EventKind.CodeChanged, "2018-01-01") with
            {
                Codes = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("gso", "02")]),
            },
            Given.Event("kind-changed", EventKind.KindChanged, "2019-01-01") with
            {
                UnitKind = "city",
            },
            Given.Event("dissolved", EventKind.Dissolved, "2029-01-01"),
            Given.Event("counts", EventKind.CountsFromBelow, "2023-12-31") with
            {
                Indicators = ["party-members", "admissions"],
            },
        ];

    private static GoldenCase Fact(string name, string about, Fact fact)
    {
        string[] Lines(Fact what)
        {
            var body = FactCodec.Encode(what, At, Actor.System);
            return [body.Kind, Encoding.UTF8.GetString(body.Payload.Span)];
        }

        return new(
            $"fact-{name}",
            FactCodec.Format,
            $"A journal entry, {about}: its kind, and its payload, UTF-8 JSON. FactCodec.",
            () => Lines(fact),
            lines => Lines(FactCodec.Decode(Entry(lines), Given.Catalogue).Fact)
        );
    }

    private static JournalEntry Entry(string[] lines) =>
        new(1, Committee, 1, 1, new(lines[0], 1, Encoding.UTF8.GetBytes(lines[1]), At), "");

    private static Report Report(int revision) =>
        new(
            "term-2018",
            revision,
            Term,
            new(
                "bc-2018",
                "Đảng ủy các khu công nghiệp",
                "Báo cáo năm 2018",
                Given.Day("2018-12-20"),
                "2018-12",
                "https://example.org/bc-2018?p=1",
                "Ban Tổ chức"
            ),
            [
                new(Given.Members, Day, Quantity.Exact(1_328), Scope.Subtree),
                new(
                    Given.Admissions,
                    Term,
                    Quantity.Of(Bound.Range, 10, 12.5m),
                    Scope.Own,
                    FigureStatus.Estimated,
                    Locator: "¶3"
                ),
                new(Broken, Term, Quantity.Of(Bound.About, 0), Scope.Own, FigureStatus.Projected, Inferred: true),
                new(
                    Given.Members,
                    FigureTime.AsOf(Given.Day("2018-11-26")),
                    Quantity.Of(Bound.Nearly, 0.0001m),
                    Scope.Own,
                    Precision: "2018-11",
                    StatedTime: FigureTime.AsOf(Given.Day("2018-11-30"))
                ),
                new(
                    Given.Members,
                    FigureTime.AsOf(Given.Day("2017-12-31")),
                    Quantity.Of(Bound.AtLeast, 227_000),
                    Scope.Own
                ),
            ],
            [.. Targets],
            [
                new(
                    ClaimKind.GrowthFactor,
                    new(null, Given.Members, Day),
                    new(Given.Id("ha-noi"), Given.Members, FigureTime.AsOf(Given.Day("2012-06-19"))),
                    [],
                    null,
                    Quantity.Exact(5.35m),
                    Decimals: 2,
                    Locator: "¶15"
                ),
                new(
                    ClaimKind.Sum,
                    new(null, Given.Admissions, Term),
                    null,
                    [new(null, Broken, Term), new(null, Given.Admissions, FigureTime.Over(Given.Period("2017")))],
                    Given.Period("2015-01-01/2020-12-31"),
                    null
                ),
                .. Enum.GetValues<ClaimKind>()
                    .Except([ClaimKind.GrowthFactor, ClaimKind.Sum])
                    .Select(kind => new Claim(
                        kind,
                        new(null, Given.Members, Day),
                        new(null, Given.Admissions, Term),
                        [],
                        null,
                        Quantity.Exact(-1)
                    )),
            ],
            ["10-nq-tw", "kh-12"]
        );

    private static FigureKey Broken => new("admissions", Breakdown.Of([new("sector", "non-state.fdi")]));

    private static StoredCommittee Stored() =>
        new(
            "program-and-catalogue",
            new(1, 3, 42),
            At,
            Record(),
            [new(Given.Id("ha-noi.cell-1"), new(1, 2, 7), At.AddHours(-1), GoldenSummaries.Packed)],
            GoldenSummaries.Sums,
            [Given.Members, Broken]
        );

    /// <summary>All of it applied to one committee, a lower revision of the report first.</summary>
    private static StateRecord Record()
    {
        Fact[] facts =
        [
            .. Events.Select(each => new EventRecorded(each)),
            new ReportAccepted(Report(1), new('1', 64)),
            new ReportAccepted(Report(2), new('2', 64)),
            new ReportWithdrawn("other", 3, "nhầm"),
            new TargetsSet([.. Targets]),
            new ChildLinked(Given.Id("ha-noi.cell-1"), [.. Days]),
        ];
        var state = CommitteeState.New(Committee, Given.Catalogue);
        foreach (var fact in facts)
        {
            var hash = new string((char)('a' + (state.Sequence % 6)), 64);
            state = state.Apply(new(state.Sequence + 1, At.ToUniversalTime(), hash, fact)).State;
        }

        return state.ToRecord();
    }
}
