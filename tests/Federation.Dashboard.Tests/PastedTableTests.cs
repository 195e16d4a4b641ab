using Federation.Core.Indicators;
using Federation.Core.Time;
using Federation.Dashboard.Reading;
using Federation.Dashboard.Tests.Support;

namespace Federation.Dashboard.Tests;

/// <summary>A block from a spreadsheet and the rows of a form.</summary>
[Collection(nameof(Seeded))]
public sealed class PastedTableTests(DashboardService service)
{
    private Catalogue Catalogue => service.Federation.Catalogue;

    [Fact]
    public void Names_are_found_in_either_language_without_accents_and_by_code()
    {
        var table = Read("Đảng viên\t1.328\nNEW PARTY MEMBERS ADMITTED\t87\nmembers-transferred-in\t4\n");

        Assert.Equal("1.328", table.Values["party-members"]);
        Assert.Equal("87", table.Values["admissions"]);
        Assert.Equal("4", table.Values["members-transferred-in"]);
        Assert.Empty(table.Rest);
        Assert.Equal("5", Read("dang vien\t5").Values["party-members"]);
    }

    [Fact]
    public void A_number_before_the_name_is_the_line_number() =>
        Assert.Equal("248", Read("1\tĐảng viên\t248").Values["party-members"]);

    [Fact]
    public void Parts_are_found_below_their_indicator()
    {
        var table = Read("Đảng viên\t20\ncông nhân lao động\t12\nkhác\t8", "party-members~role");

        Assert.Equal("12", table.Values["party-members~role~worker"]);
        Assert.Equal("8", table.Values["party-members~role~other"]);
    }

    [Fact]
    public void What_fits_nothing_or_says_two_numbers_stays()
    {
        var table = Read("Chỉ tiêu\tSố lượng\nĐảng viên\t1\t2\nKhông có chỉ tiêu này\t7");

        Assert.Empty(table.Values);
        Assert.Equal(3, table.Rest.Count);
        Assert.Contains("Đảng viên\t1\t2", table.Rest);
    }

    [Fact]
    public void A_column_of_numbers_goes_down_the_rows()
    {
        var table = Read("10\n2\n\n3\n4");

        Assert.Equal("10", table.Values["party-members"]);
        Assert.Equal("2", table.Values["admissions"]);
        Assert.Equal("3", table.Values["members-transferred-in"]);
        Assert.Equal(["4"], table.Rest);
    }

    [Fact]
    public void A_column_begins_at_the_row_that_it_was_pasted_into()
    {
        var table = PastedTable.Read("2\r\n3", Rows(), Catalogue, "admissions");

        Assert.Equal("2", table.Values["admissions"]);
        Assert.Equal("3", table.Values["members-transferred-in"]);
        Assert.DoesNotContain("party-members", table.Values.Keys);
    }

    [Fact]
    public void The_second_line_of_one_name_does_not_replace_the_first()
    {
        var table = Read("Đảng viên\t1\nĐảng viên\t2");

        Assert.Equal("1", table.Values["party-members"]);
        Assert.Equal(["Đảng viên\t2"], table.Rest);
    }

    private PastedTable Read(string text, params string[] parts) =>
        PastedTable.Read(text, Rows(parts), Catalogue, null);

    private IReadOnlyList<SubmitRow> Rows(params string[] parts) =>
        new SubmitSheet(Catalogue).Rows(
            [],
            Catalogue.Plans.First(plan => plan.Code == "cell-quarter"),
            new Period(new(2026, 7, 1), new(2026, 9, 30)),
            parts.ToHashSet(StringComparer.Ordinal)
        );
}
