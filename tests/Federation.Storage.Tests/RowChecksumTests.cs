using System.Text;
using Federation.Core.Identity;
using Federation.Engine.Ports;

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
            "2e5add99df7d32bb0f2d15bf8dc2cf2ce40eda40a0e0325655428b2226a379a3",
            Convert.ToHexStringLower(RowChecksum.OfSnapshot(Snapshot))
        );
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
                Payload = default,
            },
        ];

        Assert.DoesNotContain(
            Convert.ToHexString(RowChecksum.OfSnapshot(Snapshot)),
            others.Select(other => Convert.ToHexString(RowChecksum.OfSnapshot(other)))
        );
        Assert.NotEqual(RowChecksum.OfInstance("ha-noi", 1), RowChecksum.OfInstance("ha-noi", 2));
        Assert.NotEqual(RowChecksum.OfCommittee(7, "ha-noi", 3), RowChecksum.OfCommittee(8, "ha-noi", 3));
        Assert.NotEqual(RowChecksum.OfCommittee(7, "ha-noi", 3), RowChecksum.OfCommittee(7, "ha-noi", 4));
    }
}
