using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Link;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Tests;

/// <summary>A move that concerns other installations is recorded while it is permitted, or not at all.</summary>
public sealed class PermitTests
{
    [Fact]
    public async Task What_is_recorded_too_late_for_its_permit_is_not_recorded()
    {
        var above = new Above();
        await using var world = new EmbeddedWorld(abroad: above);
        await world.StartAsync();
        await world.EstablishAsync("a", "v", "province");
        var moved = Given.Event("moved", EventKind.Transferred, "2022-01-01", "w");

        above.Lasts = TimeSpan.Zero;
        await Assert.ThrowsAsync<FederationBusyException>(() => world.RecordAsync("a", moved));
        Assert.Equal("v", await ParentAsync(world));

        above.Lasts = TimeSpan.FromMinutes(10);
        await world.RecordAsync("a", moved);
        Assert.Equal("w", await ParentAsync(world));
        Assert.Equal(["moved", "moved"], above.Asked);
    }

    private static async Task<string> ParentAsync(EmbeddedWorld world)
    {
        var profile = await world.Federation.Committee(Given.Id("a")).ProfileAsync(Given.Day("2023-01-01"), default);
        return $"{profile.Parent}";
    }

    /// <summary>An installation above, which keeps v and w and permits everything.</summary>
    private sealed class Above : IAbroad
    {
        public TimeSpan Lasts { get; set; }

        public List<string> Asked { get; } = [];

        public bool HasUpper => true;

        public bool IsHosted(string instance) => instance == "a";

        public void Send(Message message)
        {
            // Nobody answers.
        }

        public ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken) =>
            new(new TreeNode(id, new([Given.Established(null, "national")]), 0));

        public ValueTask<TimeSpan> PermitAsync(
            CommitteeId id,
            CommitteeEvent happened,
            CancellationToken cancellationToken
        )
        {
            Asked.Add(happened.Key);
            return new(Lasts);
        }
    }
}
