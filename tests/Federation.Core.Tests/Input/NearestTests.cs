using Federation.Core.Input;
using Federation.Core.Quantities;

namespace Federation.Core.Tests.Input;

/// <summary>Who slips is told what is near; codes of enumerations are kebab-case.</summary>
public sealed class NearestTests
{
    private static readonly string[] Known =
    [
        "party-members",
        "party-organisations",
        "youth-members",
        "union-members",
        "admissions",
        "cells-inspected",
    ];

    [Theory]
    [InlineData("party-member", "party-members")]
    [InlineData("admisions", "admissions")]
    [InlineData("Party-Members", "party-members")]
    [InlineData("members", "party-members,union-members,youth-members")]
    [InlineData("completely-other-thing", "")]
    [InlineData("", "")]
    public void Are_offered_best_first(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Nearest.To(text, Known)));

    [Fact]
    public void Are_not_sought_for_a_text_of_any_length() => Assert.Empty(Nearest.To(new('x', 100_000), Known));

    [Fact]
    public void Codes_of_an_enumeration_are_read_back()
    {
        Assert.Equal(["exact", "at-least", "nearly", "about", "range"], EnumCodes<Bound>.All.AsEnumerable());
        Assert.All(
            EnumCodes<Bound>.All,
            code => Assert.True(EnumCodes<Bound>.TryParse(code, out var bound) && EnumCodes<Bound>.Of(bound) == code)
        );
        Assert.False(EnumCodes<Bound>.TryParse("AtLeast", out _));
        Assert.False(EnumCodes<Bound>.TryParse("1", out _));
    }
}
