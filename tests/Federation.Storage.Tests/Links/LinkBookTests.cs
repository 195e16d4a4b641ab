using System.Collections.Immutable;
using Federation.Engine.Ports;
using Federation.Storage.Links;

namespace Federation.Storage.Tests.Links;

/// <summary>Who may link up: enrolled by a token that works once, revoked for good, and known after a restart.</summary>
public sealed class LinkBookTests : IDisposable
{
    private const string Upper = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Key = "the province's key";

    private readonly string folder = Directory.CreateTempSubdirectory("federation-links-").FullName;
    private readonly HashSet<string> hosted = ["vn"];
    private LinkBook book;

    public LinkBookTests() => book = Open();

    [Fact]
    public void A_token_names_the_upper_key_and_works_once()
    {
        var (enrolled, text) = book.Enrol(["ha-noi", "ha-noi", "bac-ninh"]);
        Assert.Equal("link-1", enrolled.Id);
        Assert.Equal("bac-ninh ha-noi", string.Join(' ', enrolled.Instances));
        Assert.True(LinkToken.TryParse($" {text}\n", out var token));
        Assert.Equal(Upper, token.UpperKey);
        Assert.DoesNotContain(token.Secret, $"{token}");
        Assert.Null(book.Find(Key));

        Assert.Null(book.Use("guessed", Key));
        Assert.Equal("link-1", book.Use(token.Secret, Key)?.Id);
        Assert.Null(book.Use(token.Secret, "another key"));
        Assert.Equal("link-1", book.Find(Key)?.Id);
        Assert.Null(book.Find("another key"));
    }

    [Fact]
    public void What_is_in_the_book_is_there_after_a_restart_without_what_is_secret()
    {
        var token = Enrol("ha-noi");
        book.Use(token.Secret, Key);
        var waiting = Enrol("hai-phong");
        Reopen();

        Assert.Equal("link-1", book.Find(Key)?.Id);
        Assert.Null(book.Use(token.Secret, "another key"));
        Assert.Equal("link-2", book.Use(waiting.Secret, "the other's key")?.Id);
        var written = File.ReadAllText(Path.Combine(folder, "links.json"));
        Assert.DoesNotContain(token.Secret, written);
        Assert.DoesNotContain(waiting.Secret, written);
    }

    [Fact]
    public void Who_is_revoked_stays_so_and_its_instances_are_free()
    {
        var token = Enrol("ha-noi");
        book.Use(token.Secret, Key);
        var changed = 0;
        book.Changed += () => changed++;

        Assert.True(book.Revoke("link-1")?.IsRevoked);
        Assert.True(book.Revoke("link-1")?.IsRevoked);
        Assert.Null(book.Revoke("link-9"));
        Assert.True(changed > 0);
        Reopen();
        Assert.Null(book.Find(Key));

        var again = Enrol("ha-noi");
        Assert.Equal("link-2", book.Use(again.Secret, Key)?.Id);
        Assert.Equal("link-2", book.Find(Key)?.Id);
        Assert.Equal([true, false], book.All.Select(e => e.IsRevoked));
    }

    [Fact]
    public void A_token_that_was_revoked_before_its_use_is_worth_nothing()
    {
        var token = Enrol("ha-noi");
        book.Revoke("link-1");
        Assert.Null(book.Use(token.Secret, Key));
    }

    [Theory]
    [InlineData("instances-invalid")]
    [InlineData("instances-invalid", "Hà Nội")]
    [InlineData("instance-enrolled", "bac-ninh", "ha-noi")]
    [InlineData("instance-hosted-here", "bac-ninh", "vn")]
    public void What_cannot_be_is_refused_and_leaves_nothing(string code, params string[] instances)
    {
        Enrol("ha-noi");
        var before = File.ReadAllText(Path.Combine(folder, "links.json"));

        var refused = Assert.Throws<RequestRefusedException>(() => book.Enrol([.. instances]));

        Assert.Equal(code, refused.Code);
        Assert.Single(book.All);
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder, "links.json")));
    }

    [Fact]
    public void One_program_at_a_time_has_it()
    {
        Assert.Equal("links-in-use", Assert.Throws<StorageRefusedException>(Open).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("[{\"id\":\"link-1\"}]")]
    public void A_damaged_file_is_refused_with_its_place_and_stays(string damaged)
    {
        book.Dispose();
        var file = Path.Combine(folder, "links.json");
        File.WriteAllText(file, damaged);

        var refused = Assert.Throws<StorageRefusedException>(Open);

        Assert.Contains(file, refused.En);
        Assert.Equal(damaged, File.ReadAllText(file));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fed1.secret")]
    [InlineData("fed2.secret." + Upper)]
    [InlineData("fed1.." + Upper)]
    [InlineData("fed1.secret." + Upper + "0")]
    [InlineData("fed1.secret.0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void What_is_no_token_is_none(string? text) => Assert.False(LinkToken.TryParse(text, out _));

    public void Dispose()
    {
        book.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private LinkToken Enrol(string instance)
    {
        Assert.True(LinkToken.TryParse(book.Enrol(ImmutableArray.Create(instance)).Token, out var token));
        return token;
    }

    private LinkBook Open() => new(folder, () => Upper, hosted.Contains, TimeProvider.System);

    private void Reopen()
    {
        book.Dispose();
        book = Open();
    }
}
