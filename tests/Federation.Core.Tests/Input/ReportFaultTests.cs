using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>Each thing that a report may not say is refused by a code of its own, at its place.</summary>
public sealed class ReportFaultTests
{
    private const string Good =
        """{ "indicator": "members", "asOf": "2018-11-26", "value": 941, "scope": "subtree" }""";

    /// <summary>Short for what is right in most of the bodies below, where ' stands for ".</summary>
    private static readonly (string Short, string Long)[] Shorts =
    [
        ("@good", "'observations': [" + Good + "]"),
        ("@restates", "'claims': [{ 'kind': 'restates', 'of':"),
        ("@sum", "'claims': [{ 'kind': 'sum', 'of': @figure, 'parts':"),
        ("@target", "@members, 'period': '2030', @one"),
        ("@figure", "{ @members, @on }"),
        ("@count", "@members, @one, @own"),
        ("@head", "'key': 'k', @on"),
        ("@source", "'source': { 'document': 'd' }"),
        ("@from", "'source': { 'document': 'd',"),
        ("@members", "'indicator': 'members'"),
        ("@admissions", "'indicator': 'admissions'"),
        ("@one", "'value': 1"),
        ("@own", "'scope': 'own'"),
        ("@on", "'asOf': '2018-11-26'"),
        ("@in", "'period': '2018'"),
        ("'", "\""),
    ];

    /// <summary>Faults within one observation: code, field below it, the observation.</summary>
    public static TheoryData<string, string, string> Observations =>
        new()
        {
            { "missing-field", ".indicator", "▶{ @on, @one, @own }" },
            { "unknown-indicator", ".indicator", "{ 'indicator': ▶'member', @on, @one, @own }" },
            { "wrong-type", ".indicator", "{ 'indicator': ▶[], @on, @one, @own }" },
            { "derived-ratio-stated", ".indicator", "{ 'indicator': ▶'fdi-share', @on, @one, @own }" },
            { "wrong-time", ".period", "{ @members, ▶'period': '2018', @one, @own }" },
            { "wrong-time", ".asOf", "{ @admissions, ▶'asOf': '2018-11-26', @one, @own }" },
            { "one-time-needed", "", "▶{ @members, @one, @own }" },
            { "one-time-needed", "", "▶{ @members, @on, @in, @one, @own }" },
            { "not-a-date", ".asOf", "{ @members, 'asOf': ▶'26/11/2018', @one, @own }" },
            { "not-a-date", ".asOf", "{ @members, 'asOf': ▶'2018-02-29', @one, @own }" },
            { "not-a-period", ".period", "{ @admissions, 'period': ▶'2018-Q5', @one, @own }" },
            { "not-a-period", ".period", "{ @admissions, 'period': ▶'٢٠١٨', @one, @own }" },
            { "not-a-period", ".period", "{ @admissions, 'period': ▶'2018-12-31/2018-01-01', @one, @own }" },
            { "date-too-early", ".asOf", "{ @members, 'asOf': ▶'1929-12-31', @one, @own }" },
            { "date-too-early", ".period", "{ @admissions, 'period': ▶'1930-S', @one, @own }" },
            { "after-publication", ".asOf", "{ @members, 'asOf': ▶'2018-11-27', @one, @own }" },
            { "after-publication", ".period", "{ @admissions, 'period': ▶'2018-M12', @one, @own }" },
            { "date-after-today", ".asOf", "{ @members, 'asOf': ▶'2026-11-22', 'status': 'projected', @one, @own }" },
            { "not-a-precision", ".precision", "{ @members, @on, 'precision': ▶'week', @one, @own }" },
            { "not-a-precision", ".precision", "{ @members, @on, 'precision': ▶3, @one, @own }" },
            {
                "not-a-precision",
                ".precision",
                "{ @count, @on, 'precision': ▶{ 'from': '2018-11-26', 'to': '2018-11-01' } }"
            },
            {
                "missing-field",
                ".precision.to",
                "{ @members, @on, 'precision': ▶{ 'from': '2018-11-26' }, @one, @own }"
            },
            {
                "date-outside-precision",
                ".precision",
                "{ @count, @on, 'precision': ▶{ 'from': '2018-11-01', 'to': '2018-11-25' } }"
            },
            { "breakdown-malformed", ".breakdown", "{ @members, 'breakdown': ▶'sector', @on, @one, @own }" },
            { "breakdown-malformed", ".breakdown", "{ @members, 'breakdown': ▶'age:old;age:young', @on, @one, @own }" },
            { "text-empty", ".breakdown", "{ @members, 'breakdown': ▶'', @on, @one, @own }" },
            { "unknown-dimension", ".breakdown", "{ @members, 'breakdown': ▶'setcor:non-state', @on, @one, @own }" },
            { "unknown-member", ".breakdown", "{ @members, 'breakdown': ▶'sector:fdi', @on, @one, @own }" },
            { "dimension-not-declared", ".breakdown", "{ @admissions, 'breakdown': ▶'age:old', @in, @one, @own }" },
            { "missing-field", ".value", "▶{ @members, @on, @own }" },
            { "wrong-type", ".value", "{ @members, @on, 'value': ▶'941', @own }" },
            { "number-too-long", ".value", "{ @members, @on, 'value': ▶1e99, @own }" },
            { "too-many-digits", ".value", "{ @members, @on, 'value': ▶1e18, @own }" },
            { "too-many-digits", ".value", "{ @members, @on, 'value': ▶0.00001, @own }" },
            { "negative-value", ".value", "{ @members, @on, 'value': ▶-1, @own }" },
            { "range-needs-upper", ".value", "{ @members, @on, 'value': ▶1, 'bound': 'range', @own }" },
            { "range-needs-upper", ".upper", "{ @members, @on, 'value': 2, 'upper': ▶2, 'bound': 'range', @own }" },
            { "range-needs-upper", ".upper", "{ @members, @on, 'value': 2, 'upper': ▶1, @own }" },
            { "upper-without-range", ".upper", "{ @members, @on, 'value': 2, 'upper': ▶3, 'bound': 'about', @own }" },
            { "mark-without-range", ".mayBeMore", "{ @members, @on, 'value': 2, ▶'mayBeMore': true, @own }" },
            { "unknown-choice", ".bound", "{ @members, @on, 'value': 2, 'bound': ▶'atleast', @own }" },
            { "percentage-over-100", ".value", "{ 'indicator': 'attendance', @in, 'value': ▶939, @own }" },
            { "missing-field", ".scope", "▶{ @members, @on, @one }" },
            { "unknown-choice", ".scope", "{ @members, @on, @one, 'scope': ▶'below' }" },
            { "unknown-choice", ".status", "{ @members, @on, @one, @own, 'status': ▶'planned' }" },
            { "wrong-type", ".inferred", "{ @members, @on, @one, @own, 'inferred': ▶'yes' }" },
            { "unknown-field", ".note", "{ @members, @on, @one, @own, ▶'note': 'x' }" },
            { "unknown-field", ".stated", "{ @members, @on, @one, @own, ▶'stated': '2018-11-26' }" },
            { "wrong-type", "", "▶[]" },
            { "duplicate-observation", "", "▶{ @members, @on, @one, 'scope': 'subtree' }" },
            {
                "duplicate-observation",
                "",
                "▶{ @members, 'asOf': '2018-11-02', 'precision': 'month', @one, 'scope': 'subtree' }"
            },
        };

    [Theory]
    [MemberData(nameof(Observations))]
    public void An_observation_is_refused(string code, string field, string observation)
    {
        var marked = Marked.Of(Inputs.Report(Good + ",\n    " + Expand(observation)));
        AssertRefused(code, "observations[1]" + field, marked);
    }

    /// <summary>Faults in fields beside the observations.</summary>
    public static TheoryData<string, string, string> Further =>
        new()
        {
            { "unknown-field", "claim", "▶\"claim\": []" },
            { "wrong-type", "targets", "\"targets\": ▶{}" },
            { "not-a-whole-number", "revision", "\"revision\": ▶0" },
            { "not-a-whole-number", "revision", "\"revision\": ▶1.5" },
            { "not-a-whole-number", "revision", "\"revision\": ▶1e10" },
            { "unknown-programme", "answersTo[0]", "\"answersTo\": [▶\"9-nq-tu\"]" },
            { "duplicate-code", "answersTo[1]", "\"answersTo\": [\"09-nq-tu\", ▶\"09-nq-tu\"]" },
            { "missing-field", "targets[0].period", "'targets': [▶{ @members, @one }]" },
            {
                "date-too-late",
                "targets[0].period",
                "'targets': [{ @members, 'period': ▶'2999-01-01/3000-01-01', @one }]"
            },
            {
                "unknown-indicator",
                "targets[0].indicator",
                "'targets': [{ 'indicator': ▶'organs', 'period': '2030', @one }]"
            },
            { "duplicate-target", "targets[1]", "'targets': [{ @target }, ▶{ @target }]" },
            {
                "target-needs-period",
                "targets[0].percentOf.asOf",
                "'targets': [{ @target, 'percentOf': { @members, ▶'asOf': '2029-01-01', 'target': true } }]"
            },
            {
                "wrong-time",
                "targets[0].percentOf.period",
                "'targets': [{ @target, 'percentOf': { @members, ▶'period': '2029' } }]"
            },
            {
                "unknown-field",
                "targets[0].percentOf.committee",
                "'targets': [{ @target, 'percentOf': { @members, @on, ▶'committee': 'vn' } }]"
            },
            { "missing-field", "claims[0].kind", "'claims': [▶{ 'of': @figure, @one }]" },
            { "unknown-choice", "claims[0].kind", "'claims': [{ 'kind': ▶'growth', 'of': @figure, @one }]" },
            { "missing-field", "claims[0].of", "'claims': [▶{ 'kind': 'restates', @one }]" },
            { "missing-field", "claims[0].value", "'claims': [▶{ 'kind': 'restates', 'of': @figure }]" },
            {
                "missing-field",
                "claims[0].value",
                "'claims': [▶{ 'kind': 'sum', 'of': @figure, 'parts': [@figure], 'bound': 'about' }]"
            },
            {
                "missing-field",
                "claims[0].against",
                "'claims': [▶{ 'kind': 'difference', 'of': @figure, 'value': -1 }]"
            },
            { "field-not-for-kind", "claims[0].against", "@restates @figure, ▶'against': @figure, @one }]" },
            { "empty-list", "claims[0].parts", "'claims': [{ 'kind': 'sum', 'of': @figure, 'parts': ▶[] }]" },
            { "negative-value", "claims[0].value", "'claims': [{ 'kind': 'restates', 'of': @figure, 'value': ▶-1 }]" },
            {
                "not-a-committee-id",
                "claims[0].of.committee",
                "@restates { 'committee': ▶'Hà Nội', @members, @on }, @one }]"
            },
            { "wrong-time", "claims[0].parts[0].asOf", "@sum [{ @admissions, ▶'asOf': '2018-11-26' }] }]" },
            { "date-too-early", "claims[0].of.asOf", "@restates { @members, 'asOf': ▶'1911-06-05' }, @one }]" },
            {
                "unknown-field",
                "claims[0].decimals",
                "'claims': [{ 'kind': 'restates', 'of': @figure, @one, ▶'decimals': 2 }]"
            },
        };

    [Theory]
    [MemberData(nameof(Further))]
    public void What_stands_beside_is_refused(string code, string field, string further) =>
        AssertRefused(code, field, Marked.Of(Inputs.ReportWith(Expand(further))));

    /// <summary>Faults in the head of a report.</summary>
    public static TheoryData<string, string?, string> Heads =>
        new()
        {
            { "missing-field", "key", "▶{ @on, @source, @good }" },
            { "not-a-slug", "key", "{ 'key': ▶'Quý 3', @on, @source, @good }" },
            { "one-time-needed", null, "▶{ 'key': 'k', @source, @good }" },
            { "date-after-today", "asOf", "{ 'key': 'k', 'asOf': ▶'2026-11-22', @source, @good }" },
            { "date-after-today", "period", "{ 'key': 'k', 'period': ▶'2026', @source, @good }" },
            { "date-too-early", "period", "{ 'key': 'k', 'period': ▶'1929-12-31/1930-01-01', @source, @good }" },
            { "missing-field", "source", "▶{ @head, @good }" },
            { "missing-field", "source.document", "{ @head, 'source': ▶{}, @good }" },
            { "not-a-date", "source.publishedOn", "{ @head, @from 'publishedOn': ▶'2018' }, @good }" },
            { "date-too-late", "source.publishedOn", "{ @head, @from 'publishedOn': ▶'2026-11-22' }, @good }" },
            {
                "date-too-late",
                "source.publishedOn",
                "{ @head, @from 'publishedOn': ▶'2026-11-01', 'publishedPrecision': 'month' }, @good }"
            },
            {
                "precision-without-date",
                "source.publishedPrecision",
                "{ @head, @from ▶'publishedPrecision': 'month' }, @good }"
            },
            { "not-a-url", "source.url", "{ @head, @from 'url': ▶'javascript:alert(1)' }, @good }" },
            { "not-a-url", "source.url", "{ @head, @from 'url': ▶'/tin-tuc' }, @good }" },
            { "empty-report", null, "▶{ @head, @source, 'answersTo': ['09-nq-tu'] }" },
            { "empty-report", null, "▶{ @head, @source, 'observations': [] }" },
        };

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_head_is_refused(string code, string? field, string body) =>
        AssertRefused(code, field, Marked.Of(Expand(body)));

    [Fact]
    public void Lists_are_limited()
    {
        var one = Good.Replace("2018-11-26", "2018-11-25", StringComparison.Ordinal);
        var many = string.Join(',', Enumerable.Repeat(one, InputLimits.ObservationsMax + 1));
        var marked = Marked.Of(Inputs.Report(many).Replace("[{", "▶[{", StringComparison.Ordinal));
        AssertRefused("too-many-items", "observations", marked);
    }

    [Fact]
    public void The_nearest_codes_are_offered_in_both_languages()
    {
        var body = Inputs.Report("""{ "indicator": "menbers", "asOf": "2018-11-26", "value": 1, "scope": "own" }""");
        var fault = Assert.Single(ReportReader.Read(Inputs.Utf8(body), Inputs.Catalogue, Inputs.Today).Faults);
        Assert.Contains("Gần nhất: members", fault.Message.Vi, StringComparison.Ordinal);
        Assert.Contains("The nearest: members", fault.Message.En, StringComparison.Ordinal);
        Assert.Contains("“menbers”", fault.Message.In("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_all_named()
    {
        const string body = """
            { "key": "K 1", "asOf": "2018-13-01", "source": { "title": "x" },
              "observations": [
                { "indicator": "members", "value": -1, "scope": "all" },
                { "indicator": "nothing", "breakdown": "age:", "asOf": "2018-11-26", "value": 1 }
              ],
              "claims": [{ "kind": "sum" }], "more": 1 }
            """;
        var faults = ReportReader.Read(Inputs.Utf8(body), Inputs.Catalogue, Inputs.Today).Faults;
        Assert.Equal(
            [
                "key: not-a-slug",
                "asOf: not-a-date",
                "source.document: missing-field",
                "observations[0]: one-time-needed",
                "observations[0].value: negative-value",
                "observations[0].scope: unknown-choice",
                "observations[1].scope: missing-field",
                "observations[1].indicator: unknown-indicator",
                "observations[1].breakdown: breakdown-malformed",
                "claims[0].parts: missing-field",
                "claims[0].of: missing-field",
                "more: unknown-field",
            ],
            faults.Select(fault => $"{fault.Field}: {fault.Code}")
        );
        Assert.All(faults, Inputs.AssertSaid);
        Assert.All(faults, fault => Assert.InRange(fault.Line!.Value, 1, 6));
    }

    private static string Expand(string text) =>
        Shorts.Aggregate(text, (body, word) => body.Replace(word.Short, word.Long, StringComparison.Ordinal));

    private static void AssertRefused(string code, string? field, Marked marked)
    {
        var read = ReportReader.Read(marked.Json, Inputs.Catalogue, Inputs.Today);
        Inputs.AssertOnly(code, field, marked, read.Faults);
        Assert.Throws<InvalidOperationException>(() => read.Value);
    }
}
