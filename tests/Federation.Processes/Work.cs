using Federation.Engine.Ports;

namespace Federation.Processes;

/// <summary>
/// Clerks at work, and the ledger of what they were told is kept: afterwards it has to be in the journals, and nothing
/// else.
/// </summary>
/// <param name="clerks">The clerks.</param>
/// <param name="where">Whom a clerk says it to; asked before each attempt.</param>
public class Work(IReadOnlyList<Clerk> clerks, Func<Clerk, ServedProgram> where)
{
    private int acknowledged;

    public IReadOnlyList<Clerk> Clerks => clerks;

    /// <summary>How many reports were acknowledged so far.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>Has all of them write while something goes on; what is without an answer in the end is sent until it has one.</summary>
    /// <param name="day">What goes on; it is given the clerks' work, which fails where one of them is told what is wrong.</param>
    public async Task WhileWritingAsync(Func<Task, Task> day)
    {
        var isEnough = false;
        using var givenUp = new CancellationTokenSource();
        var writing = Task.WhenAll(
            clerks.Select(clerk =>
                Task.Run(
                    () =>
                        clerk.WriteAsync(
                            () => where(clerk),
                            () => Volatile.Read(ref isEnough),
                            () => Interlocked.Increment(ref acknowledged),
                            givenUp.Token
                        ),
                    givenUp.Token
                )
            )
        );
        try
        {
            await day(writing);
            Volatile.Write(ref isEnough, true);
            await writing;
        }
        finally
        {
            await givenUp.CancelAsync();
        }
    }

    /// <summary>Waits until so many more reports were acknowledged to certain clerks.</summary>
    public async Task UntilMoreAsync(int more, string what, Task writing, Func<Clerk, bool>? whose = null)
    {
        var mine = clerks.Where(whose ?? (_ => true)).ToList();
        var target = mine.Sum(clerk => clerk.Acknowledged) + more;
        await Waiting.UntilAsync(
            what,
            async () =>
            {
                if (writing.IsFaulted)
                {
                    await writing;
                }

                var now = mine.Sum(clerk => clerk.Acknowledged);
                return now >= target ? null : $"{now} of {target} acknowledged";
            }
        );
    }

    /// <summary>The chain holds, and each cell's reports are those acknowledged, in order, once.</summary>
    public static async Task CheckJournalAsync(IJournal journal, IEnumerable<Clerk> mine)
    {
        Assert.Null(await journal.VerifyAsync(CancellationToken.None));
        var entries = await journal.ReadChainAsync(0, CancellationToken.None).ToListAsync();
        foreach (var clerk in mine)
        {
            var kept = entries
                .Where(entry => entry.Committee.ToString() == clerk.Cell && entry.Body.Kind == "report")
                .Select(entry => new Receipt(entry.Sequence, entry.Hash))
                .ToList();
            var lost = clerk.Held.Except(kept).ToList();
            var more = kept.Except(clerk.Held).ToList();
            Assert.True(lost.Count == 0, $"{clerk.Cell} lost {string.Join(", ", lost)}");
            Assert.True(more.Count == 0, $"{clerk.Cell} has what nobody acknowledged: {string.Join(", ", more)}");
            Assert.Equal(clerk.Held, kept);
        }
    }
}
