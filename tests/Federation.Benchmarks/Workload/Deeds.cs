namespace Federation.Benchmarks.Workload;

/// <summary>
/// Everything that is written, in phases: what is in one phase may come in any order, and the next waits for it.
/// Within a phase deeds have numbers, so that whoever is told some of them makes just those.
/// </summary>
internal static class Deeds
{
    private const int PhasesBefore = 4;
    private const int PhasesOfQuarter = 3;

    /// <summary>The last phase in which committees become known.</summary>
    public static int LastEstablishing => PhasesBefore - 1;

    /// <summary>The phases of the workload.</summary>
    public static int Phases => PhasesBefore + (Quarter.Count * PhasesOfQuarter) + 1;

    /// <summary>What one phase holds.</summary>
    public static IEnumerable<Deed> Of(Nation nation, int phase)
    {
        if (phase < PhasesBefore)
        {
            return Establishments(nation, phase);
        }

        var number = (phase - PhasesBefore) / PhasesOfQuarter;
        return ((phase - PhasesBefore) % PhasesOfQuarter) switch
        {
            // Last quarter's reports are corrected while this one begins.
            0 when number > 0 => nation.CorrectionsOf(new(number - 1)).Select(report => Reported(nation, report)),
            0 => [],
            1 => nation.TransfersIn(new(number)).Select(transfer => Transferred(nation, transfer)),
            _ => nation.ReportsOf(new(number)).Select(report => Reported(nation, report)),
        };
    }

    /// <summary>Reports of a quarter beyond the workload, of the units at some places of its order.</summary>
    public static IEnumerable<UnitReport> Further(Nation nation, int first, int count) =>
        Enumerable
            .Range(first, count)
            .Select(place =>
                nation.Report(nation.UnitAt(place % nation.Units), new(Quarter.Count + (place / nation.Units)), 1)
            );

    /// <summary>The place of the same unit's report of the quarter after.</summary>
    public static int AQuarterLater(Nation nation, int place) => place + nation.Units;

    public static Deed Reported(Nation nation, UnitReport report) =>
        new(Bodies.ReportsPath(nation, report.Unit), Bodies.Reported(report));

    private static Deed Transferred(Nation nation, Transfer transfer) =>
        new(Bodies.EventsPath(nation, transfer.Unit), Bodies.Transferred(nation, transfer));

    private static IEnumerable<Deed> Establishments(Nation nation, int phase) =>
        phase switch
        {
            0 => [Establish(Nation.Root, null, "national")],
            1 => Enumerable
                .Range(0, nation.Provinces)
                .Select(province => Establish(Nation.ProvinceId(province), Nation.Root, "province")),
            2 => Enumerable
                .Range(0, nation.Zones)
                .Select(zone => Establish(nation.ZoneId(zone), Nation.ProvinceId(nation.ProvinceOf(zone)), "superior")),
            _ => Enumerable
                .Range(0, nation.Units)
                .Select(unit =>
                    Establish(nation.UnitId(unit), nation.ZoneId(nation.BirthZone(unit)), "grassroots-committee")
                ),
        };

    private static Deed Establish(string id, string? parent, string level) =>
        new(Bodies.Committees, Bodies.Established(id, parent, level));
}
