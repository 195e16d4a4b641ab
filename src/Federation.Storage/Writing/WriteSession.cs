using System.Collections.Immutable;
using System.Data.Common;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Storage.Reading;

namespace Federation.Storage.Writing;

/// <summary>
/// A connection that writes, and what it needs to know to find conflicts without reading. It moves ahead with the
/// transaction: after a failure it knows too much, and is thrown away for a new one that reads the database. Only the
/// writer's thread uses it. How rows are written is the adapter's.
/// </summary>
internal abstract class WriteSession : IDisposable
{
    private readonly Dictionary<CommitteeId, Line> lines = [];
    private readonly List<(CommitteeId Committee, long Id)> added = [];
    private HoldingWriter? holdingWriter;
    private InstanceRow instance = new("", 0);
    private long position;
    private string hash = ChainHash.Empty;
    private long lastId;
    private byte[] holdings = [];
    private bool isHeadNew;

    /// <summary>The head that the database has.</summary>
    protected HeadRow Committed { get; private set; } = new(0, ChainHash.Empty, []);

    /// <summary>
    /// Whether the connection is known to have ended since the last group: nothing of the next is written.
    /// </summary>
    public virtual bool IsLost => false;

    /// <summary>Begins a group.</summary>
    public abstract void Begin();

    /// <summary>
    /// Makes durable what was written since <see cref="Begin"/>: it returns after the log has been fsynced.
    /// </summary>
    public void Commit()
    {
        var head = new HeadRow(position, hash, [.. holdings]);
        Finish(isHeadNew ? head : null);
        isHeadNew = false;
        Committed = head;
        foreach (var (committee, id) in added)
        {
            IsThere(committee, id);
        }

        added.Clear();
    }

    /// <summary>Appends a committee's entries.</summary>
    /// <exception cref="JournalConflictException">The append is not up to date. Nothing was written.</exception>
    public ImmutableArray<JournalEntry> Append(JournalAppend append)
    {
        var line = Find(append.Committee, append.Incarnation);
        if (line.Sequence != append.ExpectedSequence)
        {
            throw new JournalConflictException(
                append.Committee,
                $"{append.Committee} is at sequence {line.Sequence}, not at {append.ExpectedSequence}."
            );
        }

        isHeadNew = true;
        var entries = ImmutableArray.CreateBuilder<JournalEntry>(append.Entries.Length);
        foreach (var body in append.Entries)
        {
            entries.Add(Append(append.Committee, line, body.AsKept()));
        }

        return entries.MoveToImmutable();
    }

    /// <summary>Raises a committee's incarnation.</summary>
    public long Raise(CommitteeId committee)
    {
        var line = FindOrAdd(committee);
        line.Incarnation++;
        Save(committee, line);
        return line.Incarnation;
    }

    /// <summary>Sets a higher epoch. Returns the one in force.</summary>
    public long RaiseEpoch(long epoch)
    {
        if (epoch > instance.Epoch)
        {
            instance = instance with { Epoch = epoch };
            Save(instance, RowChecksum.OfInstance(instance.Name, epoch));
        }

        return instance.Epoch;
    }

    /// <summary>Has the head written with this group as it is, so that the disk has to take it.</summary>
    public virtual void Touch() => isHeadNew = true;

    /// <summary>Changes a holding.</summary>
    /// <exception cref="JournalConflictException">The change is not up to date. Nothing was written.</exception>
    public void Save(HoldingChange change)
    {
        var line = Find(change.Upper, change.Incarnation);
        holdingWriter!.Save(change, line.Id, holdings);
        isHeadNew = true;
    }

    /// <summary>Keeps a snapshot in place of the committee's last one.</summary>
    public void Save(SnapshotRow row) => Save(row, FindOrAdd(row.Snapshot.Committee).Id);

    /// <summary>Removes a snapshot, unless another one has been saved since.</summary>
    public void ThrowAway(Snapshot snapshot) => Remove(snapshot, FindOrAdd(snapshot.Committee).Id);

    /// <summary>Closes the connection, which takes back what was not committed. It never throws.</summary>
    public abstract void Dispose();

    /// <summary>
    /// Learns from the database where everything stands; of the committees the row of <see cref="CommitteeRow"/> and,
    /// behind it, the last sequence or null; of the holdings what <see cref="HoldingWriter.Load"/> takes.
    /// </summary>
    /// <exception cref="InvalidDataException">A row is missing, or not what was written.</exception>
    protected void Load(
        IHoldingTables tables,
        DbCommand theInstance,
        DbCommand head,
        DbCommand theCommittees,
        DbCommand theHoldings
    )
    {
        instance = InstanceRow.Read(theInstance);
        Committed = HeadRow.Read(head);
        (position, hash, holdings) = (Committed.Position, Committed.Hash, [.. Committed.Holdings]);
        holdingWriter = new(tables);
        holdingWriter.Load(theHoldings);
        using var row = theCommittees.ExecuteReader();
        while (row.Read())
        {
            var committee = CommitteeRow.Read(row);
            if (committee.Committee.Instance != instance.Name)
            {
                throw new InvalidDataException($"{committee.Committee} is not a committee of {instance.Name}");
            }

            var sequence = row.IsDBNull(4) ? 0 : row.GetInt64(4);
            lines.Add(
                committee.Committee,
                new(committee.Id) { Incarnation = committee.Incarnation, Sequence = sequence }
            );
            lastId = Math.Max(lastId, committee.Id);
            IsThere(committee.Committee, committee.Id);
        }
    }

    /// <summary>Writes the head, where there is a new one, and makes the group durable.</summary>
    protected abstract void Finish(HeadRow? head);

    /// <summary>A committee is durably there, under a number.</summary>
    protected virtual void IsThere(CommitteeId committee, long id) { }

    protected abstract void Insert(JournalEntry entry, long committee);

    protected abstract void Save(CommitteeRow row, byte[] checksum);

    protected abstract void Save(InstanceRow row, byte[] checksum);

    protected abstract void Save(SnapshotRow row, long committee);

    protected abstract void Remove(Snapshot snapshot, long committee);

    private Line Find(CommitteeId committee, long incarnation)
    {
        var line = lines.GetValueOrDefault(committee);
        return line is not null && line.Incarnation == incarnation
            ? line
            : throw new JournalConflictException(
                committee,
                $"{committee} is at incarnation {line?.Incarnation ?? 0}; {incarnation} may not write."
            );
    }

    private JournalEntry Append(CommitteeId committee, Line line, EntryBody body)
    {
        position++;
        line.Sequence++;
        hash = ChainHash.Next(hash, position, committee, line.Sequence, line.Incarnation, body);
        var entry = new JournalEntry(position, committee, line.Sequence, line.Incarnation, body, hash);
        Insert(entry, line.Id);
        return entry;
    }

    private Line FindOrAdd(CommitteeId committee)
    {
        if (lines.TryGetValue(committee, out var known))
        {
            return known;
        }

        var line = new Line(++lastId);
        lines.Add(committee, line);
        added.Add((committee, line.Id));
        Save(committee, line);
        return line;
    }

    private void Save(CommitteeId committee, Line line)
    {
        var row = new CommitteeRow(line.Id, committee, line.Incarnation);
        Save(row, RowChecksum.OfCommittee(row.Id, committee.ToString(), row.Incarnation));
    }

    /// <summary>Where a committee stands.</summary>
    private sealed class Line(long id)
    {
        public long Id { get; } = id;

        public long Incarnation { get; set; }

        public long Sequence { get; set; }
    }
}
