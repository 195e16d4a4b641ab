using Federation.Conformance;
using Federation.Conformance.Memory;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Engine.Embedded;
using Federation.Engine.Link;
using Federation.Engine.Messages;
using Federation.Engine.Ports;
using Federation.Engine.Queries;

namespace Federation.Engine.Tests;

/// <summary>What must not wait for a moment without messages.</summary>
public sealed class BusyCommitteeTests
{
    [Fact]
    public async Task A_committee_that_is_never_without_messages_compares_once_a_link_is_back()
    {
        var outside = new Outside();
        var store = new InstanceStore(
            [],
            (instance, _) => new(new MemoryJournal(new(instance), new MemoryFaults()).AsStored())
        );
        await using var engine = new EmbeddedFederation(Given.Catalogue, store, TimeProvider.System, abroad: outside);
        outside.Engine = engine;
        await engine.StartAsync(default);
        await engine.EstablishAsync(Given.Id("a"), Given.Established("n", "province"), Actor.System, default);
        outside.Ask();
        try
        {
            await Waiting.UntilAsync("the committee is busy", () => outside.Answers > 100);
            var before = outside.Offers;

            engine.Compare(instance => instance == "n");

            await Waiting.UntilAsync("the committee offers its digest again", () => outside.Offers > before);
        }
        finally
        {
            outside.IsEnough = true;
        }
    }

    /// <summary>
    /// A nation that never answers, and a committee that asks again within the turn in which it is answered, so that the
    /// one that is asked is never without messages.
    /// </summary>
    private sealed class Outside : IAbroad
    {
        private int offers;
        private int answers;

        public ILinkHost? Engine { get; set; }

        public volatile bool IsEnough;

        public int Offers => Volatile.Read(ref offers);

        public int Answers => Volatile.Read(ref answers);

        public bool HasUpper => true;

        public bool IsHosted(string instance) => instance == "a";

        public void Ask() =>
            Engine!.Deliver(
                new Offer(
                    Given.Id("b"),
                    Given.Id("a"),
                    new(1, 1, 1),
                    new(() => ""),
                    JournalMark.Beginning,
                    VersionStamp.None
                )
            );

        public void Send(Message message)
        {
            if (message is Offer { To.Instance: "n" })
            {
                Interlocked.Increment(ref offers);
            }
            else if (message is PushReply { To.Instance: "b" })
            {
                Interlocked.Increment(ref answers);
                if (!IsEnough)
                {
                    Ask();
                }
            }
        }

        public ValueTask<TreeNode?> FindAsync(CommitteeId id, CancellationToken cancellationToken) =>
            new(new TreeNode(id, new([Given.Established(null, "national")]), 0));

        public ValueTask<TimeSpan> PermitAsync(
            CommitteeId id,
            CommitteeEvent happened,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();
    }
}
