using System.Text;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>What is no JSON, or no JSON that is taken, is refused with its place.</summary>
public sealed class JsonFaultTests
{
    public static TheoryData<string, string?, string> Texts =>
        new()
        {
            { "json-malformed", null, "▶" },
            { "json-malformed", null, "  \n ▶" },
            { "json-malformed", null, "n▶onsense" },
            { "json-malformed", null, "{\n  \"reason\": ▶NaN }" },
            { "json-malformed", null, "{ \"reason\": ▶'x' }" },
            { "json-malformed", null, "{ \"reason\": \"x\",▶}" },
            { "json-malformed", null, "{ \"reason\": \"x\" ▶/* why */ }" },
            { "json-malformed", null, "{ \"reason\": \"Lý do chính đáng 📌\",\n  \"x\": 0▶1 }" },
            { "json-malformed", null, "{ \"reason\": \"x\" }\n▶{}" },
            { "json-malformed", null, "{ \"reason\": \"x\"▶" },
            { "json-malformed", null, "{ \"reason\": \"x▶\ny\" }" },
            { "wrong-type", null, "▶[]" },
            { "wrong-type", null, "▶null" },
            { "wrong-type", null, "▶\"reason\"" },
            { "missing-field", "reason", "▶{}" },
            { "missing-field", "reason", "\n ▶{ \"reason\": null }" },
            { "wrong-type", "reason", "{ \"reason\": ▶3 }" },
            { "text-empty", "reason", "{ \"reason\": ▶\"\" }" },
            { "text-empty", "reason", "{ \"reason\": ▶\" \" }" },
            { "text-not-clean", "reason", "{ \"reason\": ▶\"a\\u0000b\" }" },
            { "text-not-clean", "reason", "{ \"reason\": ▶\"two\\nlines\" }" },
            { "text-not-clean", "reason", "{ \"reason\": ▶\"half \\ud83d\" }" },
            { "unknown-field", "resaon", "{ \"reason\": \"x\", ▶\"resaon\": \"x\" }" },
            { "duplicate-field", "reason", "{ \"reason\": \"x\", ▶\"reason\": \"y\" }" },
            { "duplicate-field", "reason", "{ \"reason\": \"x\", ▶\"r\\u0065ason\": \"y\" }" },
            { "number-too-long", "reason", "{ \"reason\": ▶1e400 }" },
            { "number-too-long", "reason", "{ \"reason\": ▶0.12345678901234567890123456789 }" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Is_refused_where_it_stands(string code, string? field, string text)
    {
        var marked = Marked.Of(text);
        var read = ReasonReader.Read(marked.Json);
        Assert.False(read.IsValid);
        Inputs.AssertOnly(code, field, marked, read.Faults);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_where_they_stand()
    {
        byte[] json = [.. "{ \"reason\": \"lý "u8, 0xC3, 0x28, .. "\" }"u8];
        var fault = Assert.Single(ReasonReader.Read(json).Faults);
        Assert.Equal(("json-not-utf8", 1, 17), (fault.Code, fault.Line, fault.Column));
        Inputs.AssertSaid(fault);
    }

    [Fact]
    public void Nesting_is_limited()
    {
        var deepest = string.Concat(Enumerable.Repeat("[", InputLimits.DepthMax));
        var closed = new string(']', InputLimits.DepthMax);
        Assert.Equal("wrong-type", Assert.Single(ReasonReader.Read(Inputs.Utf8(deepest + closed)).Faults).Code);

        var marked = Marked.Of(deepest + "▶[]" + closed);
        Inputs.AssertOnly("json-too-deep", null, marked, ReasonReader.Read(marked.Json).Faults);
    }

    [Fact]
    public void Values_are_limited()
    {
        var many = "[" + string.Join(',', Enumerable.Repeat("0", InputLimits.ValuesMax)) + "]";
        Assert.Equal("json-too-many-values", Assert.Single(ReasonReader.Read(Inputs.Utf8(many)).Faults).Code);
    }

    [Fact]
    public void A_text_is_limited_in_length()
    {
        var marked = Marked.Of($$"""{ "reason": ▶"{{new string('x', InputLimits.ReasonLengthMax + 1)}}" }""");
        Inputs.AssertOnly("text-too-long", "reason", marked, ReasonReader.Read(marked.Json).Faults);
    }

    [Fact]
    public void All_faults_are_named_in_the_order_of_the_text()
    {
        var faults = ReasonReader.Read("""{ "b": 1, "reason": 3, "a": { "b": 1e99 } }"""u8.ToArray()).Faults;
        Assert.Equal(["b", "reason", "a", "a.b"], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Beyond_a_limit_faults_are_left_out_and_that_is_said()
    {
        var fields = Enumerable.Range(0, InputLimits.FaultsMax + 5).Select(i => $"\"f{i}\": 0");
        var faults = ReasonReader.Read(Inputs.Utf8($$"""{ "reason": "x", {{string.Join(',', fields)}} }""")).Faults;
        Assert.Equal(InputLimits.FaultsMax + 1, faults.Length);
        Assert.Equal("too-many-faults", faults[^1].Code);
        Inputs.AssertSaid(faults[^1]);
    }

    [Fact]
    public void Letters_of_every_kind_are_read_and_a_byte_order_mark_is_passed_over()
    {
        byte[] json = [.. Encoding.UTF8.Preamble, .. "{ \"reason\": \"Nhầm số 📌 \\u0111\" }"u8];
        Assert.Equal("Nhầm số 📌 đ", ReasonReader.Read(json).Value);
    }
}
