using System.Text;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Federation.Storage.Reading;

namespace Federation.Storage.Tests;

/// <summary>
/// The checksums of stored rows, golden: they change only with the layout's version, in a migration that writes them
/// anew.
/// </summary>
public class RowChecksumTests
{
    private static readonly Snapshot Snapshot = new(
        CommitteeId.Parse("ha-noi.iz"),
        513,
        string.Concat(Enumerable.Repeat("ab", 32)),
        2,
        Encoding.UTF8.GetBytes("vị trí"),
        Encoding.UTF8.GetBytes("trạng thái")
    );

    [Fact]
    public void They_are_golden()
    {
        Assert.Equal(
            "fe0572069c79d464b1503f82bb60c9e8a0cfe7a232bbba9b1c66751a15d7f9a7",
            Convert.ToHexStringLower(RowChecksum.OfInstance("ha-noi", 1))
        );
        Assert.Equal(
            "b80b3cde946ef3df18bf159f2ee39422b055db01fd41a7ca9f306cb9aa689529",
            Convert.ToHexStringLower(RowChecksum.OfCommittee(7, "ha-noi.iz", 3))
        );
        Assert.Equal(
            "1a47cefbda01f5a6a4b32f4e3b08e9cdfc447b59205c505369de1bbd3743edc9",
            Convert.ToHexStringLower(SnapshotRow.Of(Snapshot).Checksum)
        );
        Assert.Equal(
            "8c05a7a94c8de637b5dffa89c3c8941fe986f6f50f948cf2e5c3402efc1c7d0a",
            Convert.ToHexStringLower(RowChecksum.OfHolding(Holding))
        );
        var key = new FigureKey("admissions", Breakdown.Of([new("sector", "non-state.fdi")]));
        var checksum = RowChecksum.OfHeldKey(Holding.Upper, Holding.Child, key, [1, 2, 3]);
        Assert.Equal(
            "a2bbcd5281fb4edbc3ce34577e687dbcc7689e074c4345961340427c0fa9687b",
            Convert.ToHexStringLower(checksum)
        );
    }

    private static readonly HoldingRow Holding = new(
        CommitteeId.Parse("vn"),
        CommitteeId.Parse("ha-noi"),
        new(1, 7, 42),
        new(513, Snapshot.Hash),
        1_767_574_800_250,
        1,
        [.. Enumerable.Repeat((byte)5, 32)],
        Encoding.UTF8.GetBytes("cây")
    );

    [Fact]
    public void Every_column_of_a_holding_counts()
    {
        HoldingRow[] rows =
        [
            Holding,
            Holding with
            {
                Upper = CommitteeId.Parse("vn.iz"),
            },
            Holding with
            {
                Child = CommitteeId.Parse("hue"),
            },
            Holding with
            {
                Held = new(2, 7, 42),
            },
            Holding with
            {
                Held = new(1, 8, 42),
            },
            Holding with
            {
                Held = new(1, 7, 43),
            },
            Holding with
            {
                Mark = new(514, Snapshot.Hash),
            },
            Holding with
            {
                Mark = new(513, ChainHash.Empty),
            },
            Holding with
            {
                HeardAtUnixMs = 0,
            },
            Holding with
            {
                Format = 2,
            },
            Holding with
            {
                Keys = new byte[32],
            },
            Holding with
            {
                Tree = default,
            },
        ];
        var keys =
            from upper in (CommitteeId[])[Holding.Upper, Holding.Child]
            from child in (CommitteeId[])[Holding.Upper, Holding.Child]
            from key in (FigureKey[])[FigureKey.Total("ab"), new("a", Breakdown.Of([new("b", "c")]))]
            from shown in (byte[][])
                [
                    [],
                    [0],
                ]
            select RowChecksum.OfHeldKey(upper, child, key, shown);

        var checksums = rows.Select(RowChecksum.OfHolding).Concat(keys).Select(Convert.ToHexString).ToList();

        Assert.Equal(checksums.Count, checksums.Distinct().Count());
    }

    [Fact]
    public void What_is_taken_in_twice_is_out_again()
    {
        var sum = new byte[32];
        RowChecksum.Toggle(sum, Holding.Keys);
        Assert.Equal(Holding.Keys, sum);

        RowChecksum.Toggle(sum, RowChecksum.OfHolding(Holding));
        RowChecksum.Toggle(sum, Holding.Keys);
        RowChecksum.Toggle(sum, RowChecksum.OfHolding(Holding));

        Assert.All(sum, bits => Assert.Equal(0, bits));
    }

    [Fact]
    public void Every_column_counts()
    {
        Snapshot[] others =
        [
            Snapshot with
            {
                Committee = CommitteeId.Parse("ha-noi.i"),
            },
            Snapshot with
            {
                Sequence = 512,
            },
            Snapshot with
            {
                Hash = ChainHash.Empty,
            },
            Snapshot with
            {
                Format = 3,
            },
            Snapshot with
            {
                Place = default,
            },
            Snapshot with
            {
                Payload = default,
            },
        ];

        Assert.DoesNotContain(
            Convert.ToHexString(SnapshotRow.Of(Snapshot).Checksum),
            others.Select(other => Convert.ToHexString(SnapshotRow.Of(other).Checksum))
        );
        Assert.NotEqual(RowChecksum.OfInstance("ha-noi", 1), RowChecksum.OfInstance("ha-noi", 2));
        Assert.NotEqual(RowChecksum.OfCommittee(7, "ha-noi", 3), RowChecksum.OfCommittee(8, "ha-noi", 3));
        Assert.NotEqual(RowChecksum.OfCommittee(7, "ha-noi", 3), RowChecksum.OfCommittee(7, "ha-noi", 4));
    }
}
