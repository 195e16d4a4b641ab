using Federation.Core.Committees;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>Committees, what happens to them, and targets set for them.</summary>
public sealed class CommitteeReaderTests
{
    private static readonly (string Short, string Long)[] Shorts =
    [
        ("@id", "'id': 'ha-noi.iz'"),
        ("@level", "'level': 'province'"),
        ("@names", "'names': { 'vi': 'Đảng bộ', 'en': 'Committee' }"),
        ("@key", "'key': 'e-1'"),
        ("@from", "'effectiveFrom': '2025-07-01'"),
        ("@period", "'period': '2027'"),
        ("@item", "'indicator': 'members', 'value': 50"),
        ("'", "\""),
    ];

    public static TheoryData<string, string?, string> Committees =>
        new()
        {
            { "missing-field", "id", "▶{ @level, @names }" },
            { "not-a-committee-id", "id", "{ 'id': ▶'Hà Nội', @level, @names }" },
            { "not-a-committee-id", "id", "{ 'id': ▶'a.b.c', @level, @names }" },
            { "not-a-committee-id", "parent", "{ @id, 'parent': ▶'-', @level, @names }" },
            { "own-parent", "parent", "{ @id, 'parent': ▶'ha-noi.iz', @level, @names }" },
            { "missing-field", "level", "▶{ @id, @names }" },
            { "unknown-level", "level", "{ @id, 'level': ▶'provinces', @names }" },
            { "missing-field", "names", "▶{ @id, @level }" },
            { "missing-field", "names.vi", "{ @id, @level, 'names': ▶{ 'en': 'x' } }" },
            { "text-not-clean", "names.vi", "{ @id, @level, 'names': { 'vi': ▶'a\\tb' } }" },
            { "not-a-date", "establishedOn", "{ @id, @level, @names, 'establishedOn': ▶'2012' }" },
            { "date-too-early", "establishedOn", "{ @id, @level, @names, 'establishedOn': ▶'1929-12-31' }" },
            { "date-too-late", "establishedOn", "{ @id, @level, @names, 'establishedOn': ▶'2036-11-22' }" },
            {
                "precision-without-date",
                "establishedPrecision",
                "{ @id, @level, @names, ▶'establishedPrecision': 'month' }"
            },
            { "empty-list", "codes", "{ @id, @level, @names, 'codes': ▶{} }" },
            { "not-a-slug", "codes.GSO", "{ @id, @level, @names, 'codes': { ▶'GSO': '24' } }" },
            { "wrong-type", "codes.gso", "{ @id, @level, @names, 'codes': { 'gso': ▶24 } }" },
            { "not-a-slug", "kind", "{ @id, @level, @names, 'kind': ▶'thành phố' }" },
            { "unknown-field", "code", "{ @id, @level, @names, ▶'code': '24' }" },
        };

    [Theory]
    [MemberData(nameof(Committees))]
    public void A_committee_is_refused(string code, string? field, string text)
    {
        var marked = Marked.Of(Expand(text));
        Inputs.AssertOnly(
            code,
            field,
            marked,
            CommitteeReader.Read(marked.Json, Inputs.Catalogue, Inputs.Today).Faults
        );
    }

    [Fact]
    public void A_committee_is_read_as_its_first_event()
    {
        var read = Committee(
            "{ @id, 'parent': 'ha-noi', @level, 'names': { 'vi': 'Đảng bộ' }, 'establishedOn': '2014-06-05', "
                + "'establishedPrecision': 'month', 'codes': { 'gso': '01' }, 'kind': 'city' }"
        );
        Assert.Equal(("ha-noi.iz", "ha-noi"), (read.Id.ToString(), read.Parent!.ToString()));
        var established = read.Established;
        Assert.Equal(("established", EventKind.Established), (established.Key, established.Kind));
        Assert.Equal((new DateOnly(2014, 6, 30), "month"), (established.EffectiveFrom, established.Precision));
        Assert.Equal(new("Đảng bộ", "Đảng bộ"), established.Names);
        Assert.Equal(
            ("ha-noi", "province", "city"),
            (established.Other!.ToString(), established.Level, established.UnitKind)
        );
        Assert.Equal("01", established.Codes!["gso"]);
    }

    [Fact]
    public void Without_a_founding_date_a_committee_has_been_there_since_ever()
    {
        var read = Committee("{ 'id': 'vn', 'parent': null, @level, @names }");
        Assert.Null(read.Parent);
        Assert.Equal((DateOnly.MinValue, null), (read.Established.EffectiveFrom, read.Established.Codes));
    }

    public static TheoryData<string, string?, string> Events =>
        new()
        {
            { "missing-field", "key", "▶{ 'kind': 'dissolved', @from }" },
            { "not-a-slug", "key", "{ 'key': ▶'E 1', 'kind': 'dissolved', @from }" },
            { "missing-field", "kind", "▶{ @key, @from }" },
            { "unknown-choice", "kind", "{ @key, 'kind': ▶'disolved', @from }" },
            { "missing-field", "effectiveFrom", "▶{ @key, 'kind': 'dissolved' }" },
            { "date-too-late", "effectiveFrom", "{ @key, 'kind': 'dissolved', 'effectiveFrom': ▶'2036-11-22' }" },
            { "date-too-early", "effectiveFrom", "{ @key, 'kind': 'dissolved', 'effectiveFrom': ▶'0001-01-01' }" },
            {
                "not-a-precision",
                "effectivePrecision",
                "{ @key, 'kind': 'dissolved', @from, 'effectivePrecision': ▶'decade' }"
            },
            { "date-too-late", "decidedOn", "{ @key, 'kind': 'dissolved', @from, 'decidedOn': ▶'2026-11-22' }" },
            { "missing-field", "names", "▶{ @key, 'kind': 'renamed', @from }" },
            { "missing-field", "level", "▶{ @key, 'kind': 'upgraded', @from }" },
            { "unknown-level", "level", "{ @key, 'kind': 'downgraded', @from, 'level': ▶'x' }" },
            { "missing-field", "from", "▶{ @key, 'kind': 'split', @from }" },
            { "missing-field", "codes", "▶{ @key, 'kind': 'code-changed', @from }" },
            { "missing-field", "unitKind", "▶{ @key, 'kind': 'kind-changed', @from }" },
            { "missing-field", "parent", "▶{ @key, 'kind': 'transferred', @from }" },
            { "missing-field", "into", "▶{ @key, 'kind': 'merged-into', @from }" },
            { "field-not-for-kind", "into", "{ @key, 'kind': 'transferred', @from, 'parent': 'vn', ▶'into': 'vn' }" },
            { "field-not-for-kind", "indicators", "{ @key, 'kind': 'dissolved', @from, ▶'indicators': [] }" },
            {
                "unknown-indicator",
                "indicators[0]",
                "{ @key, 'kind': 'counts-from-below', @from, 'indicators': [▶'attendance'] }"
            },
            { "unknown-field", "mergedFrom", "{ @key, 'kind': 'dissolved', @from, ▶'mergedFrom': 'vn' }" },
            { "unknown-field", "committee", "{ @key, 'kind': 'dissolved', @from, ▶'committee': 'vn' }" },
        };

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_refused(string code, string? field, string text)
    {
        var marked = Marked.Of(Expand(text));
        Inputs.AssertOnly(code, field, marked, EventReader.Read(marked.Json, Inputs.Catalogue, Inputs.Today).Faults);
    }

    [Fact]
    public void Each_kind_of_event_is_read_with_what_it_needs()
    {
        Assert.Equal("Đảng bộ", Event("{ @key, 'kind': 'renamed', @from, @names }").Names!.Vi);
        Assert.Equal("province", Event("{ @key, 'kind': 'upgraded', @from, @level }").Level);
        Assert.Equal("vn", Event("{ @key, 'kind': 'split', @from, 'from': 'vn' }").Other!.ToString());
        Assert.Equal("24", Event("{ @key, 'kind': 'code-changed', @from, 'codes': { 'gso': '24' } }").Codes!["gso"]);
        Assert.Equal("city", Event("{ @key, 'kind': 'kind-changed', @from, 'unitKind': 'city' }").UnitKind);
        Assert.Equal("vn", Event("{ @key, 'kind': 'transferred', @from, 'parent': 'vn' }").Other!.ToString());
        Assert.Equal("vn", Event("{ @key, 'kind': 'merged-into', @from, 'into': 'vn' }").Other!.ToString());
        Assert.True(Event("{ @key, 'kind': 'dissolved', @from }").Indicators.IsDefault);
        Assert.Equal(
            "vn",
            Event("{ @key, 'kind': 'established', @from, @names, @level, 'parent': 'vn' }").Other!.ToString()
        );

        var all = Event("{ @key, 'kind': 'counts-from-below', @from }");
        Assert.Empty(all.Indicators);
        var one = Event("{ @key, 'kind': 'counts-from-below', @from, 'indicators': ['members'] }");
        Assert.Equal(["members"], one.Indicators.AsEnumerable());
    }

    [Fact]
    public void An_event_may_be_decided_ahead_and_known_to_the_month()
    {
        var read = Event(
            "{ @key, 'kind': 'dissolved', 'decidedOn': '2026-11-21', 'effectiveFrom': '2027-01-01', "
                + "'effectivePrecision': 'month', 'document': '775-QĐ/TU' }"
        );
        Assert.Equal((new DateOnly(2027, 1, 31), "month"), (read.EffectiveFrom, read.Precision));
        Assert.Equal((new DateOnly(2026, 11, 21), "775-QĐ/TU"), (read.DecidedOn, read.Document));
    }

    public static TheoryData<string, string?, string> Targets =>
        new()
        {
            { "missing-field", "period", "▶{ 'items': [{ @item }] }" },
            { "not-a-period", "period", "{ 'period': ▶'next year', 'items': [{ @item }] }" },
            { "missing-field", "items", "▶{ @period }" },
            { "empty-list", "items", "{ @period, 'items': ▶[] }" },
            { "unknown-field", "items[0].period", "{ @period, 'items': [{ @item, ▶@period }] }" },
            { "negative-value", "items[0].value", "{ @period, 'items': [{ 'indicator': 'members', 'value': ▶-1 }] }" },
            {
                "percentage-over-100",
                "items[0].value",
                "{ @period, 'items': [{ 'indicator': 'attendance', 'value': ▶101 }] }"
            },
            { "duplicate-target", "items[1]", "{ @period, 'items': [{ @item }, ▶{ @item }] }" },
        };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Targets_are_refused(string code, string? field, string text)
    {
        var marked = Marked.Of(Expand(text));
        Inputs.AssertOnly(code, field, marked, TargetsReader.Read(marked.Json, Inputs.Catalogue, Inputs.Today).Faults);
    }

    [Fact]
    public void Targets_share_period_and_setter()
    {
        var json = Expand(
            "{ 'setBy': 'vn', @period, 'items': [{ @item }, { 'indicator': 'members', 'breakdown': 'age:young', "
                + "'value': 130, 'percentOf': { 'indicator': 'members', 'period': '2027', 'target': true } }] }"
        );
        var read = TargetsReader.Read(Inputs.Utf8(json), Inputs.Catalogue, Inputs.Today).Value;
        Assert.All(
            read,
            target => Assert.Equal(("vn", "2027-01-01/2027-12-31"), (target.SetBy, target.Period.ToString()))
        );
        Assert.Equal(("members", true), (read[1].PercentOf!.Key.ToString(), read[1].OfTarget));
    }

    private static NewCommittee Committee(string text) =>
        CommitteeReader.Read(Inputs.Utf8(Expand(text)), Inputs.Catalogue, Inputs.Today).Value;

    private static CommitteeEvent Event(string text) =>
        EventReader.Read(Inputs.Utf8(Expand(text)), Inputs.Catalogue, Inputs.Today).Value;

    private static string Expand(string text) =>
        Shorts.Aggregate(text, (body, word) => body.Replace(word.Short, word.Long, StringComparison.Ordinal));
}
