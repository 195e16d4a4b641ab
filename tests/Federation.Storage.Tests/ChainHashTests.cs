using System.Security.Cryptography;
using Federation.Core.Identity;
using Federation.Engine.Ports;

namespace Federation.Storage.Tests;

/// <summary>
/// The chain's bytes, which stored journals rest on. They change only with the layout's version (their first byte);
/// then the new bytes stand here beside the old.
/// </summary>
public class ChainHashTests
{
    private static readonly CommitteeId Committee = CommitteeId.Parse("ha-noi.iz");
    private static readonly string Previous = string.Concat(Enumerable.Range(0, 32).Select(number => $"{number:x2}"));

    private static readonly EntryBody Body = new(
        "report-accepted",
        3,
        "{}"u8.ToArray(),
        new(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero),
        "Ban Tổ chức",
        null
    );

    [Fact]
    public void The_layout_is_golden()
    {
        var bytes = ChainHash.Encode(Previous, 66_051, Committee, 513, 7, Body);

        string[] golden =
        [
            "01", // layout
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", // previous
            "0000000000010203", // position
            "0000000000000201", // sequence
            "0000000000000007", // incarnation
            "000001a20320a27b", // at
            "00000003", // format
            "00000009" + "68612d6e6f692e697a", // ha-noi.iz
            "0000000f" + "7265706f72742d6163636570746564", // report-accepted
            "0000000f" + "42616e2054e1bb95206368e1bba963", // Ban Tổ chức
            "ffffffff", // from: unknown
            "00000002" + "7b7d", // {}
        ];
        Assert.Equal(string.Concat(golden), Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void The_hash_is_golden()
    {
        var hash = ChainHash.Next(Previous, 66_051, Committee, 513, 7, Body);

        Assert.Equal("992102f7145efde168afc4620625aa2ca0e181199d7aae7a926636c7c160c8f5", hash);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(ChainHash.Encode(Previous, 66_051, Committee, 513, 7, Body))),
            hash
        );
        Assert.Equal(new string('0', 64), ChainHash.Empty);
    }

    [Fact]
    public void Every_field_counts()
    {
        var entry = new JournalEntry(1, Committee, 1, 1, Body, "");
        JournalEntry With(EntryBody body) => entry with { Body = body };
        JournalEntry[] others =
        [
            entry with
            {
                Position = 2,
            },
            entry with
            {
                Sequence = 2,
            },
            entry with
            {
                Incarnation = 2,
            },
            entry with
            {
                Committee = CommitteeId.Parse("ha-noi.i"),
            },
            With(Body with { Kind = "report-accepte" }),
            With(Body with { Format = 4 }),
            With(Body with { At = Body.At.AddMilliseconds(1) }),
            With(Body with { By = null }),
            With(Body with { By = "" }),
            With(Body with { By = null, From = "Ban Tổ chức" }),
            With(Body with { From = "" }),
            With(Body with { Payload = default }),
            With(Body with { Payload = "{} "u8.ToArray() }),
        ];

        var hashes = others
            .Append(entry)
            .Select(each => Hash(Previous, each))
            .Append(Hash(ChainHash.Empty, entry))
            .ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void What_moves_from_one_field_to_the_next_changes_the_hash()
    {
        var entry = new JournalEntry(1, Committee, 1, 1, Body with { By = "ab", From = "c" }, "");

        Assert.NotEqual(
            Hash(Previous, entry),
            Hash(Previous, entry with { Body = entry.Body with { By = "a", From = "bc" } })
        );
    }

    [Fact]
    public void Half_a_character_is_refused_rather_than_replaced() =>
        Assert.ThrowsAny<ArgumentException>(() =>
            ChainHash.Next(Previous, 1, Committee, 1, 1, Body with { By = "\ud83d" })
        );

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    public void A_previous_hash_of_another_length_is_refused(string previous) =>
        Assert.ThrowsAny<ArgumentException>(() => ChainHash.Next(previous, 1, Committee, 1, 1, Body));

    private static string Hash(string previous, JournalEntry entry) =>
        ChainHash.Next(previous, entry.Position, entry.Committee, entry.Sequence, entry.Incarnation, entry.Body);
}
