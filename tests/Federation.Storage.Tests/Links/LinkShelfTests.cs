using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Link;
using Federation.Storage.Links;

namespace Federation.Storage.Tests.Links;

/// <summary>What is remembered of other installations: a help where it can be read, and never in the way.</summary>
public sealed class LinkShelfTests : IDisposable
{
    private static readonly Remembered[] Said =
    [
        new(CommitteeId.Parse("a"), "profile", new(2026, 1, 2), new byte[] { 1, 2, 255 }),
        new(CommitteeId.Parse("a.c"), "reports", new(2026, 1, 3), ReadOnlyMemory<byte>.Empty),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("federation-shelf-").FullName;
    private readonly List<string> lost = [];

    [Fact]
    public void What_is_kept_of_a_link_is_read_again_and_of_no_other()
    {
        ShelfIn(folder).Write("link-1", Said);

        var read = ShelfIn(folder).Read("link-1");

        Assert.Equal(Said.Select(Text), read.Select(Text));
        Assert.Empty(ShelfIn(folder).Read("link-2"));
        Assert.Empty(lost);
    }

    [Fact]
    public void Where_nothing_is_remembered_no_file_is_left()
    {
        ShelfIn(folder).Write("link-1", Said);
        ShelfIn(folder).Write("link-1", []);

        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{")]
    [InlineData("{}")]
    [InlineData("[null, {\"committee\":\"a\"}]")]
    [InlineData("[{\"committee\":\"no id\",\"kind\":\"profile\",\"day\":\"2026-01-02\",\"body\":\"AQ==\"}]")]
    [InlineData("[{\"committee\":\"a\",\"kind\":\"profile\",\"day\":\"2026-01-02\",\"body\":\"?\"}]")]
    public void A_damaged_file_is_forgotten_and_said(string content)
    {
        File.WriteAllText(Path.Combine(folder, "link-1.known.json"), content, Encoding.UTF8);

        Assert.Empty(ShelfIn(folder).Read("link-1"));
        Assert.Single(lost);
        // What comes after it is kept again.
        ShelfIn(folder).Write("link-1", Said);
        Assert.Equal(2, ShelfIn(folder).Read("link-1").Count);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_said()
    {
        var file = Path.Combine(folder, "taken");
        File.WriteAllText(file, "");

        ShelfIn(file).Write("link-1", Said);

        Assert.Single(lost);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LinkShelf ShelfIn(string where) => new(where, (path, why) => lost.Add($"{path}: {why.Message}"));

    private static string Text(Remembered one) =>
        $"{one.Committee} {one.Kind} {one.Day:O} {Convert.ToHexString(one.Body.Span)}";
}
