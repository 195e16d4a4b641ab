using Federation.Core.Facts;
using Federation.Core.Identity;
using Federation.Engine.Ports;
using Federation.Simulation.World;

namespace Federation.Simulation.Work;

/// <summary>
/// Sends one committee's reports, corrections and withdrawals, in order; sends again what was not answered.
/// </summary>
internal sealed class Clerk(Universe universe, Ledger ledger, CommitteeId committee, IReadOnlyList<Fact> facts)
{
    private static readonly Actor Actor = new("clerk", null);

    public bool IsDone { get; private set; }

    public async Task WorkAsync()
    {
        foreach (var fact in facts)
        {
            await universe.Loop.DelayAsync(TimeSpan.FromMilliseconds(universe.Dice.Next(6_000)));
            while (!await TryAsync(fact))
            {
                await universe.Loop.DelayAsync(TimeSpan.FromMilliseconds(200 + universe.Dice.Next(2_000)));
            }

            if (universe.Dice.Chance(10))
            {
                await TryAsync(fact);
            }
        }

        IsDone = true;
    }

    public override string ToString() => $"the clerk of {committee}";

    private async Task<bool> TryAsync(Fact fact)
    {
        try
        {
            if (fact is ReportAccepted { Report: var report })
            {
                var receipt = await universe.CallAsync(committee, a => a.SubmitAsync(report, Actor, false, default));
                universe.Say($"{committee} {report.Key} revision {report.Revision} acknowledged: {receipt.Sequence}");
                if (ledger.Enter(receipt) is { } fault)
                {
                    universe.Blame(fault);
                }
            }
            else if (fact is ReportWithdrawn withdrawn)
            {
                await universe.CallAsync(committee, a => a.WithdrawAsync(withdrawn.Key, "wrong", Actor, default));
                universe.Say($"{committee} {withdrawn.Key} withdrawn");
            }

            return true;
        }
        catch (Exception e) when (Universe.MayPass(e))
        {
            return false;
        }
        catch (RequestRefusedException e) when (e.Code == "report-unknown")
        {
            // The database was put back to before the report.
            return true;
        }
    }
}
