using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>Reads whole trees of committees.</summary>
public static class CommitteeTreeReader
{
    private static readonly string[] EventNames = ["committee", .. CommitteeFields.EventNames];

    /// <summary>
    /// Reads <c>{"committees":[…],"events":[{"committee",…}]}</c>: committees as <see cref="CommitteeReader"/>
    /// reads them, each once, and events as <see cref="EventReader"/> does, each with its committee.
    /// </summary>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="catalogue">The levels and indicators that are known.</param>
    /// <param name="today">Today in Asia/Ho_Chi_Minh.</param>
    public static Checked<CommitteeTree> Read(ReadOnlyMemory<byte> json, Catalogue catalogue, DateOnly today)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var one = new CommitteeFields(InputContext.Sent(faults, catalogue, today));
        var fields = Fields.Open(faults, PlacedJson.Parse(text, faults), "committees", "events");
        return faults.Check(
            fields is null ? null : new CommitteeTree(Committees(faults, fields, one), Events(faults, fields, one))
        );
    }

    private static ImmutableArray<NewCommittee> Committees(Faults faults, Fields fields, CommitteeFields one)
    {
        var known = new Dictionary<CommitteeId, NewCommittee>();
        var all = ImmutableArray.CreateBuilder<NewCommittee>();
        foreach (var item in faults.Items(fields.Need("committees"), InputLimits.EntriesMax))
        {
            if (one.Committee(item) is not { } committee)
            {
                continue;
            }

            if (!known.TryAdd(committee.Id, committee))
            {
                faults.Add(item.Find("id")!, InputMessages.DuplicateCode(committee.Id.ToString(), null));
            }

            all.Add(committee);
        }

        return all.ToImmutable();
    }

    private static ImmutableArray<(CommitteeId, CommitteeEvent)> Events(
        Faults faults,
        Fields fields,
        CommitteeFields one
    )
    {
        var all = ImmutableArray.CreateBuilder<(CommitteeId, CommitteeEvent)>();
        foreach (var item in faults.Items(fields.Find("events"), InputLimits.EntriesMax))
        {
            if (Fields.Open(faults, item, EventNames) is not { } opened)
            {
                continue;
            }

            var committee = faults.Committee(opened.Need("committee"));
            if (one.Event(opened) is { } happened && committee is not null)
            {
                all.Add((committee, happened));
            }
        }

        return all.ToImmutable();
    }
}
