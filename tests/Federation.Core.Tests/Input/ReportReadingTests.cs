using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.Tests.Input;

/// <summary>What a report says is brought into the form in which it counts.</summary>
public sealed class ReportReadingTests
{
    [Fact]
    public void The_example_of_the_interface_is_read()
    {
        var report = Inputs.Read(
            """
            {
              "key": "2018-10m", "revision": 2, "period": "2018-10M",
              "source": {
                "document": "000", "publisher": "Báo", "title": "Năm 2018", "publishedOn": "2018-11-26",
                "url": "https://example.org/a", "statedBy": "Đảng ủy"
              },
              "observations": [
                { "indicator": "members", "asOf": "2018-11-26", "value": 941, "scope": "subtree", "locator": "¶1" },
                {
                  "indicator": "admissions", "breakdown": "sector:non-state.fdi", "period": "2018-10M", "value": 87.50,
                  "scope": "own", "status": "estimated", "inferred": true, "bound": "at-least"
                }
              ],
              "answersTo": ["09-nq-tu"],
              "targets": [
                {
                  "indicator": "admissions", "period": "2018", "value": 1, "upper": 2, "bound": "range",
                  "setBy": "ha-noi"
                }
              ],
              "claims": [
                {
                  "kind": "growth-factor", "of": { "indicator": "members", "asOf": "2018-11-26" },
                  "against": { "committee": "ha-noi.iz", "indicator": "members", "asOf": "2012-06-19" }, "value": 5.350
                }
              ]
            }
            """
        );

        Assert.Equal(("2018-10m", 2), (report.Key, report.Revision));
        Assert.Equal(FigureTime.Over(new(new(2018, 1, 1), new(2018, 10, 31))), report.Time);
        Assert.Equal(
            new("000", "Báo", "Năm 2018", new DateOnly(2018, 11, 26), null, "https://example.org/a", "Đảng ủy"),
            report.Source
        );
        Assert.Equal(
            ["members", "admissions[sector:non-state.fdi]"],
            report.Observations.Select(o => o.Key.ToString())
        );
        Assert.Equal("¶1", report.Observations[0].Locator);
        Assert.Equal(new(87.5m, 87.5m, mayBeMore: true), report.Observations[1].Quantity);
        Assert.Equal(
            (Scope.Own, FigureStatus.Estimated, true, false),
            (
                report.Observations[1].Scope,
                report.Observations[1].Status,
                report.Observations[1].Inferred,
                report.Observations[1].Derived
            )
        );
        Assert.Equal(["09-nq-tu"], report.AnswersTo.AsEnumerable());
        Assert.Equal((new Quantity(1, 2), "ha-noi"), (report.Targets[0].Quantity, report.Targets[0].SetBy));
        Assert.Equal((Quantity.Exact(5.35m), 3), (report.Claims[0].Value!.Value, report.Claims[0].Decimals));
        Assert.Equal("ha-noi.iz", report.Claims[0].Against!.Committee!.ToString());
    }

    [Theory]
    [InlineData("\"value\": 941", "941")]
    [InlineData("\"value\": 941, \"upper\": 941, \"bound\": \"exact\"", "941")]
    [InlineData("\"value\": 941.0", "941")]
    [InlineData("\"value\": 1e3", "1000")]
    [InlineData("\"value\": 941, \"bound\": \"at-least\"", "941+")]
    [InlineData("\"value\": 941, \"bound\": \"nearly\"", "~941")]
    [InlineData("\"value\": 941, \"bound\": \"about\"", "~941+")]
    [InlineData("\"value\": 1, \"upper\": 2", "1..2")]
    [InlineData("\"value\": 1, \"upper\": 2, \"bound\": \"range\", \"mayBeMore\": true", "1..2+")]
    [InlineData("\"value\": 999999999999999999.9999", "999999999999999999.9999")]
    [InlineData("\"value\": 0, \"upper\": null, \"bound\": null", "0")]
    public void A_quantity_is_read(string value, string expected)
    {
        var observation = $$"""{ "indicator": "members", "asOf": "2018-11-26", "scope": "own", {{value}} }""";
        Assert.Equal(expected, Inputs.Read(Inputs.Report(observation)).Observations[0].Quantity.ToString());
    }

    /// <summary>A text of 26 November 2018: the time as written, and the one at which it counts.</summary>
    [Theory]
    [InlineData("members", "\"asOf\": \"2018-10-01\"", "2018-10-01", null, null)]
    [InlineData("members", "\"asOf\": \"2018-10-01\", \"precision\": \"day\"", "2018-10-01", null, null)]
    [InlineData("members", "\"asOf\": \"2018-10-01\", \"precision\": \"month\"", "2018-10-31", "month", "2018-10-01")]
    [InlineData("members", "\"asOf\": \"2018-10-31\", \"precision\": \"month\"", "2018-10-31", "month", null)]
    [InlineData("members", "\"asOf\": \"2018-11-30\", \"precision\": \"month\"", "2018-11-26", "month", "2018-11-30")]
    [InlineData("members", "\"asOf\": \"2016-02-01\", \"precision\": \"year\"", "2016-12-31", "year", "2016-02-01")]
    [InlineData("members", "\"asOf\": \"2018-01-01\", \"precision\": \"year\"", "2018-11-26", "year", "2018-01-01")]
    [InlineData(
        "members",
        "\"asOf\": \"2016-10-01\", \"precision\": { \"from\": \"2016-09-01\", \"to\": \"2016-12-31\" }",
        "2016-12-31",
        "2016-09-01/2016-12-31",
        "2016-10-01"
    )]
    [InlineData("admissions", "\"period\": \"2017\"", "2017-01-01/2017-12-31", null, null)]
    [InlineData("admissions", "\"period\": \"2018\"", "2018-01-01/2018-11-26", null, "2018-01-01/2018-12-31")]
    [InlineData("admissions", "\"period\": \"term-2015-2020\"", "2015-07-01/2018-11-26", null, "2015-07-01/2020-06-30")]
    [InlineData("admissions", "\"period\": \"2018\", \"status\": \"projected\"", "2018-01-01/2018-12-31", null, null)]
    [InlineData(
        "admissions",
        "\"period\": \"2018-01-01/2018-10-01\", \"precision\": \"month\"",
        "2018-01-01/2018-10-31",
        "month",
        "2018-01-01/2018-10-01"
    )]
    public void A_time_counts_at_its_last_day_but_not_after_the_publication(
        string indicator,
        string time,
        string counts,
        string? precision,
        string? stated
    )
    {
        var observation = $$"""{ "indicator": "{{indicator}}", {{time}}, "value": 1, "scope": "own" }""";
        var read = Inputs.Read(Inputs.Report(observation)).Observations[0];
        Assert.Equal((counts, precision, stated), (read.Time.ToString(), read.Precision, read.StatedTime?.ToString()));
    }

    [Fact]
    public void A_source_counts_as_published_on_the_last_day_that_is_possible()
    {
        var source = Read("\"publishedOn\": \"2016-10-05\", \"publishedPrecision\": \"month\"");
        Assert.Equal((new DateOnly(2016, 10, 31), "month"), (source.PublishedOn, source.Precision));

        source = Read(
            """
            "publishedOn": "2016-10-05", "publishedPrecision": { "from": "2016-09-01", "to": "2016-12-31" }
            """
        );
        Assert.Equal((new DateOnly(2016, 12, 31), "2016-09-01/2016-12-31"), (source.PublishedOn, source.Precision));

        static Source Read(string published) =>
            Inputs
                .Read(
                    $$"""
                    {
                      "key": "k", "asOf": "2016-09-01", "source": { "document": "d", {{published}} },
                      "observations": [{ "indicator": "members", "asOf": "2016-09-01", "value": 1, "scope": "own" }]
                    }
                    """
                )
                .Source;
    }

    [Fact]
    public void A_report_of_a_year_that_is_told_before_its_end_knows_no_more_than_its_source()
    {
        var year = Inputs.Read(
            """
            {
              "key": "y", "period": "2018", "source": { "document": "d", "publishedOn": "2018-11-26" },
              "observations": [{ "indicator": "members", "asOf": "2018-11-26", "value": 1, "scope": "own" }]
            }
            """
        );
        Assert.Equal("2018-01-01/2018-12-31", year.Time.ToString());
        Assert.Equal(new(2018, 11, 26), year.KnownOn);

        var later = Inputs.Read(
            Inputs.ReportWith("\"revision\": 1").Replace("2018-11-26", "2018-12-20", StringComparison.Ordinal)
        );
        Assert.True(year.Order.CompareTo(later.Order) < 0, "what is told in December stands after it");
    }

    [Fact]
    public void A_report_of_the_year_that_runs_is_taken_once_its_source_is_out()
    {
        var report = Inputs.Read(
            """
            {
              "key": "y", "period": "2026", "source": { "document": "d", "publishedOn": "2026-11-20" },
              "observations": [{ "indicator": "admissions", "period": "2026", "value": 1, "scope": "own" }]
            }
            """
        );
        Assert.Equal("2026-01-01/2026-11-20", report.Observations[0].Time.ToString());
    }

    [Fact]
    public void A_claim_names_figures_by_their_times_as_written()
    {
        var report = Inputs.Read(
            Inputs.Report(
                """
                { "indicator": "admissions", "period": "2018", "value": 255, "scope": "subtree" },
                { "indicator": "members", "asOf": "2018-06-01", "precision": "month", "value": 5, "scope": "subtree" }
                """,
                """
                "claims": [
                  { "kind": "achievement", "of": { "indicator": "admissions", "period": "2018" }, "value": 106.2 },
                  {
                    "kind": "difference", "of": { "indicator": "members", "asOf": "2018-06-01" },
                    "against": { "indicator": "members", "asOf": "2017-06-01" }, "value": -3
                  },
                  {
                    "kind": "restates", "value": 1,
                    "of": { "committee": "vn", "indicator": "admissions", "period": "2018" }
                  }
                ]
                """
            )
        );
        Assert.Equal("2018-01-01/2018-11-26", report.Claims[0].Of.Time.ToString());
        Assert.Equal(new Period(new(2018, 1, 1), new(2018, 12, 31)), report.Claims[0].TargetPeriod);
        Assert.Equal("2018-06-30", report.Claims[1].Of.Time.ToString());
        Assert.Equal("2017-06-01", report.Claims[1].Against!.Time.ToString());
        Assert.Equal(-3, report.Claims[1].Value!.Value.Low);
        Assert.Equal("2018-01-01/2018-12-31", report.Claims[2].Of.Time.ToString());
    }

    [Fact]
    public void A_figure_of_the_body_itself_and_one_of_all_below_are_two()
    {
        var report = Inputs.Read(
            Inputs.Report(
                """
                { "indicator": "members", "asOf": "2018-11-26", "value": 1, "scope": "own" },
                { "indicator": "members", "asOf": "2018-11-26", "value": 2, "scope": "subtree" }
                """
            )
        );
        Assert.Equal(2, report.Observations.Length);
    }

    [Fact]
    public void Keys_share_the_texts_of_the_catalogue()
    {
        var report = Inputs.Read(
            Inputs.Report(
                """
                { "indicator": "members", "breakdown": "role:worker", "asOf": "2018-11-26", "value": 1, "scope": "own" }
                """
            )
        );
        var key = report.Observations[0].Key;
        Assert.Same(Inputs.Catalogue.Find("members")!.Code, key.Indicator);
        Assert.Same(Inputs.Catalogue.FindDimension("role")!.Find("worker")!.Code, key.Breakdown.Pairs[0].Member);
    }
}
