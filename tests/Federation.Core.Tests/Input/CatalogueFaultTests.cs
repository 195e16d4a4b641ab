using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Plans;

namespace Federation.Core.Tests.Input;

/// <summary>A catalogue is checked against itself, across its files.</summary>
public sealed class CatalogueFaultTests
{
    /// <summary>What a second file may not add to the small catalogue; ' stands for ", @l for labels.</summary>
    public static TheoryData<string, string?, string> Further =>
        new()
        {
            { "missing-field", "version", "▶{ 'units': [] }" },
            { "wrong-version", "version", "{ 'version': ▶2 }" },
            { "wrong-type", "version", "{ 'version': ▶'1' }" },
            { "unknown-field", "unit", "{ @v, ▶'unit': [] }" },
            { "missing-field", "units[0].code", "{ @v, 'units': [▶{ @l }] }" },
            { "not-a-slug", "units[0].code", "{ @v, 'units': [{ 'code': ▶'Đồng', @l }] }" },
            { "duplicate-code", "units[0].code", "{ @v, 'units': [{ 'code': ▶'person', @l }] }" },
            { "duplicate-code", "levels[1].code", "{ @v, 'levels': [{ 'code': 'x', @l }, { 'code': ▶'x', @l }] }" },
            { "missing-field", "units[0].labels", "{ @v, 'units': [▶{ 'code': 'x' }] }" },
            { "missing-field", "units[0].labels.en", "{ @v, 'units': [{ 'code': 'x', 'labels': ▶{ 'vi': 'x' } }] }" },
            {
                "text-empty",
                "units[0].labels.en",
                "{ @v, 'units': [{ 'code': 'x', 'labels': { 'vi': 'x', 'en': ▶'' } }] }"
            },
            { "duplicate-code", "dimensions[0].code", "{ @v, 'dimensions': [{ 'code': ▶'age', @l, 'members': [] }] }" },
            { "missing-field", "dimensions[0].labels", "{ @v, 'dimensions': [▶{ 'code': 'x', 'members': [] }] }" },
            { "missing-field", "dimensions[0].members", "{ @v, 'dimensions': [▶{ 'code': 'x', @l }] }" },
            { "duplicate-code", "dimensions[0].members[0].code", "{ @v, @age [{ 'code': ▶'old', @l }] }] }" },
            { "not-a-member-code", "dimensions[0].members[0].code", "{ @v, @age [{ 'code': ▶'old.', @l }] }] }" },
            { "outer-member-missing", "dimensions[0].members[0].code", "{ @v, @age [{ 'code': ▶'new.er', @l }] }] }" },
            {
                "duplicate-code",
                "programmes[0].code",
                "{ @v, 'programmes': [{ 'code': ▶'09-nq-tu', 'writtenAs': 'x', @l }] }"
            },
            { "missing-field", "programmes[0].writtenAs", "{ @v, 'programmes': [▶{ 'code': 'x', @l }] }" },
            {
                "not-a-date",
                "programmes[0].date",
                "{ @v, 'programmes': [{ @c, 'writtenAs': 'x', 'date': ▶'2012', @l }] }"
            },
            {
                "duplicate-code",
                "indicators[0].code",
                "{ @i 'code': ▶'members', 'kind': 'stock', 'unit': 'person' }] }"
            },
            { "missing-field", "indicators[0].kind", "{ @v, 'indicators': [▶{ @l, @c, 'unit': 'person' }] }" },
            { "unknown-choice", "indicators[0].kind", "{ @i @c, 'kind': ▶'level', 'unit': 'person' }] }" },
            { "unknown-unit", "indicators[0].unit", "{ @i @c, 'kind': 'stock', 'unit': ▶'persons' }] }" },
            {
                "unknown-dimension",
                "indicators[0].dimensions[0].code",
                "{ @i @stock, 'dimensions': [{ 'code': ▶'agee' }] }] }"
            },
            {
                "duplicate-code",
                "indicators[0].dimensions[1].code",
                "{ @i @stock, 'dimensions': [{ 'code': 'age' }, { 'code': ▶'age' }] }] }"
            },
            { "field-not-for-kind", "indicators[0].time", "{ @i @stock, ▶'time': 'date' }] }" },
            { "field-not-for-kind", "indicators[0].feeds", "{ @i @stock, ▶'feeds': 'members' }] }" },
            { "field-not-for-kind", "indicators[0].percent", "{ @i @stock, ▶'percent': true }] }" },
            {
                "missing-field",
                "indicators[0].time",
                "{ @v, 'indicators': [▶{ @l, @c, 'kind': 'stated-ratio', 'unit': 'percent' }] }"
            },
            {
                "unknown-choice",
                "indicators[0].time",
                "{ @i @c, 'kind': 'stated-ratio', 'unit': 'percent', 'time': ▶'day' }] }"
            },
            { "unknown-indicator", "indicators[0].feeds", "{ @i @flow, 'unit': 'person', 'feeds': ▶'member' }] }" },
            { "feeds-no-stock", "indicators[0].feeds", "{ @i @flow, 'unit': 'person', 'feeds': ▶'admissions' }] }" },
            { "feeds-other-unit", "indicators[0].feeds", "{ @i @flow, 'unit': 'percent', 'feeds': ▶'members' }] }" },
            {
                "missing-field",
                "indicators[0].numerator",
                "{ @v, 'indicators': [▶{ @l, @ratio, 'time': 'date', 'denominator': @members }] }"
            },
            {
                "unknown-indicator",
                "indicators[0].numerator.indicator",
                "{ @i @ratio, 'time': 'date', 'numerator': { 'indicator': ▶'membres' }, 'denominator': @members }] }"
            },
            {
                "ratio-of-ratio",
                "indicators[0].numerator.indicator",
                "{ @i @ratio, 'time': 'date', 'numerator': { 'indicator': ▶'fdi-share' }, 'denominator': @members }] }"
            },
            {
                "ratio-of-other-time",
                "indicators[0].denominator.indicator",
                "{ @i @ratio, 'time': 'date', 'numerator': @members, 'denominator': { 'indicator': ▶'admissions' } }] }"
            },
            {
                "ratio-of-other-dimension",
                "indicators[0].denominator.indicator",
                "{ @i @ratio, 'time': 'period', 'dimensions': [{ 'code': 'age' }], 'numerator': @events, "
                    + "'denominator': { 'indicator': ▶'admissions' } }, { 'code': 'events', 'kind': 'flow', "
                    + "'unit': 'person', 'dimensions': [{ 'code': 'age' }], @l }] }"
            },
            {
                "unknown-member",
                "indicators[0].numerator.breakdown",
                "{ @i @ratio, 'time': 'date', 'numerator': { 'indicator': 'members', 'breakdown': ▶'age:oldest' }, "
                    + "'denominator': @members }] }"
            },
            { "unknown-level", "plans[0].level", "{ @p 'level': ▶'provinces', @y, @d, 'indicators': ['members'] }] }" },
            {
                "unknown-choice",
                "plans[0].every",
                "{ @p 'level': 'province', 'every': ▶'week', @d, 'indicators': ['members'] }] }"
            },
            {
                "not-a-whole-number",
                "plans[0].dueDays",
                "{ @p 'level': 'province', @y, 'dueDays': ▶-1, 'indicators': ['members'] }] }"
            },
            { "empty-list", "plans[0].indicators", "{ @p 'level': 'province', @y, @d, 'indicators': ▶[] }] }" },
            {
                "unknown-indicator",
                "plans[0].indicators[0]",
                "{ @p 'level': 'province', @y, @d, 'indicators': [▶'member'] }] }"
            },
            {
                "derived-ratio-stated",
                "plans[0].indicators[0]",
                "{ @p 'level': 'province', @y, @d, 'indicators': [▶'fdi-share'] }] }"
            },
            {
                "duplicate-code",
                "plans[0].indicators[1]",
                "{ @p 'level': 'province', @y, @d, 'indicators': ['members', ▶'members'] }] }"
            },
        };

    private static readonly (string Short, string Long)[] Shorts =
    [
        ("@age", "'dimensions': [{ 'code': 'age', 'members':"),
        ("@stock", "@c, 'kind': 'stock', 'unit': 'person'"),
        ("@flow", "@c, 'kind': 'flow'"),
        ("@ratio", "@c, 'kind': 'derived-ratio', 'unit': 'percent'"),
        ("@members", "{ 'indicator': 'members' }"),
        ("@events", "{ 'indicator': 'events' }"),
        ("@i", "@v, 'indicators': [{ @l,"),
        ("@p", "@v, 'plans': [{ @l, @c,"),
        ("@y", "'every': 'year'"),
        ("@d", "'dueDays': 5"),
        ("@c", "'code': 'x'"),
        ("@v", "'version': 1"),
        ("@l", "'labels': { 'vi': 'chữ', 'en': 'word' }"),
        ("'", "\""),
    ];

    [Theory]
    [MemberData(nameof(Further))]
    public void A_further_file_is_refused(string code, string? field, string text)
    {
        var marked = Marked.Of(Expand(text));
        var read = CatalogueReader.Read([("catalogue.json", Inputs.CatalogueJson), ("more.json", marked.Json)]);
        Inputs.AssertOnly(code, field, marked, read.Faults);
        Assert.Equal("more.json", read.Faults[0].File);
    }

    [Fact]
    public void A_further_file_adds_to_the_first_and_either_may_refer_to_the_other()
    {
        var before = Expand(
            "{ @v, 'indicators': [{ 'code': 'meetings', @l, 'kind': 'flow', 'unit': 'meeting', "
                + "'dimensions': [{ 'code': 'age' }, { 'code': 'shift' }] }], "
                + "'plans': [{ @c, @l, 'level': 'cell', 'every': 'quarter', @d, 'indicators': ['meetings'] }] }"
        );
        var after = Expand(
            "{ @v, 'dimensions': [{ 'code': 'age', 'members': [{ 'code': 'old.retired', @l }] }, "
                + "{ 'code': 'shift', @l, 'members': [{ 'code': 'night', @l }] }], "
                + "'units': [{ 'code': 'meeting', @l }], 'levels': [{ 'code': 'cell', @l }], "
                + "'programmes': [{ 'code': '05-ct-tw', 'writtenAs': '05-CT/TW', @l }] }"
        );
        var read = CatalogueReader.Read([
            ("before.json", Inputs.Utf8(before)),
            ("catalogue.json", Inputs.CatalogueJson),
            ("after.json", Inputs.Utf8(after)),
        ]);
        Assert.True(read.IsValid, string.Join('\n', read.Faults));

        var catalogue = read.Value;
        Assert.Equal(
            ["young", "old", "old.retired"],
            catalogue.FindDimension("age")!.Members.Select(member => member.Code)
        );
        Assert.Equal(("meeting", true), (catalogue.Find("meetings")!.Unit, catalogue.Find("meetings")!.TakesPeriod));
        Assert.Equal((PlanPeriod.Quarter, 5), (catalogue.Plans[0].Every, catalogue.Plans[0].DueDays));
        Assert.Equal(["meetings"], catalogue.Plans[0].Indicators.AsEnumerable());
        Assert.True(catalogue.HasLevel("cell") && catalogue.HasLevel("national"));
    }

    [Fact]
    public void What_indicators_say_is_kept()
    {
        var catalogue = Inputs.Catalogue;
        Assert.Equal("members", Assert.Single(catalogue.FeedersOf("members"), i => i.Code == "admissions").Feeds);
        var share = catalogue.Find("fdi-share")!;
        Assert.Equal(
            ("members[sector:non-state.fdi]", "members"),
            (share.Numerator!.ToString(), share.Denominator!.ToString())
        );
        Assert.True(share is { Percent: true, TakesPeriod: false, Kind: IndicatorKind.DerivedRatio });
        Assert.True(catalogue.Find("attendance") is { TakesPeriod: true, Kind: IndicatorKind.StatedRatio });
        Assert.True(catalogue.Find("members")!.Find("role")!.Overlapping);
        Assert.True(catalogue.Find("members")!.Find("currency")!.NoTotal);
        Assert.Equal(new DateOnly(2012, 2, 27), catalogue.Programmes[0].Date);
    }

    [Fact]
    public void Without_a_file_there_is_no_catalogue()
    {
        var fault = Assert.Single(CatalogueReader.Read([]).Faults);
        Assert.Equal("catalogue-missing", fault.Code);
        Inputs.AssertSaid(fault);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named_without_faults_that_follow_from_it()
    {
        var read = CatalogueReader.Read([
            ("bad.json", Inputs.Utf8("{")),
            ("more.json", Inputs.Utf8(Expand("{ @i @stock }] }"))),
        ]);
        Assert.Equal(("bad.json", "json-malformed"), (Assert.Single(read.Faults).File, read.Faults[0].Code));
    }

    private static string Expand(string text) =>
        Shorts.Aggregate(text, (body, word) => body.Replace(word.Short, word.Long, StringComparison.Ordinal));
}
