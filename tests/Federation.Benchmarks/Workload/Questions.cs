namespace Federation.Benchmarks.Workload;

/// <summary>
/// Whom and what is asked. Every side numbers committees alike: 0 is the nation, then come provinces, zones and
/// grassroots organisations.
/// </summary>
internal static class Questions
{
    private const int Kind = 99;
    private static readonly int Days = Quarter.All[^1].Last.AddDays(30).DayNumber - Quarter.All[0].Last.DayNumber;

    /// <summary>The periods that flows are asked for: the quarters and the first year.</summary>
    private static readonly (DateOnly From, DateOnly To)[] Periods =
    [
        .. Quarter.All.Select(quarter => (quarter.First, quarter.Last)),
        (Quarter.All[0].First, Quarter.All[3].Last),
    ];

    public static int NumberOfProvince(int province) => 1 + province;

    public static int NumberOfZone(Nation nation, int zone) => 1 + nation.Provinces + zone;

    public static int NumberOfUnit(Nation nation, int unit) => 1 + nation.Provinces + nation.Zones + unit;

    public static string CommitteeId(Nation nation, int number)
    {
        var zone = number - 1 - nation.Provinces;
        return number == 0 ? Nation.Root
            : zone < 0 ? Nation.ProvinceId(number - 1)
            : zone < nation.Zones ? nation.ZoneId(zone)
            : nation.UnitId(zone - nation.Zones);
    }

    /// <summary>A question to a province or the nation, half to each: any key, a random day or a period.</summary>
    public static Question Upper(Nation nation, int number)
    {
        var isNation = Dice.Below(2, nation.Seed, Kind, number, 0) == 0;
        var province = Dice.Below(nation.Provinces, nation.Seed, Kind, number, 1);
        return Of(nation, isNation ? 0 : NumberOfProvince(province), number);
    }

    /// <summary>The same to a zone.</summary>
    public static Question Zone(Nation nation, int number) =>
        Of(nation, NumberOfZone(nation, Dice.Below(nation.Zones, nation.Seed, Kind, number, 2)), number);

    /// <summary>
    /// What every side is asked before anything is timed: all levels, and around each transfer the day before it and
    /// the day itself at both zones and their provinces.
    /// </summary>
    public static IEnumerable<Question> ForChecking(Nation nation, int count)
    {
        for (var number = 0; number < count; number++)
        {
            yield return Upper(nation, number);
            yield return Zone(nation, number);
        }

        var moved = Enumerable.Range(0, nation.Units).Select(nation.TransferOf).OfType<Transfer>().Take(count / 4);
        foreach (var transfer in moved)
        {
            foreach (var zone in (int[])[transfer.From, transfer.To])
            {
                foreach (var day in (DateOnly[])[transfer.On.AddDays(-1), transfer.On])
                {
                    yield return new(NumberOfZone(nation, zone), FigureKey.All[0], day, day);
                    yield return new(NumberOfProvince(nation.ProvinceOf(zone)), FigureKey.All[0], day, day);
                }
            }
        }
    }

    /// <summary>
    /// A page of a province: all indicators' totals over eight years, a stock at each year's last day.
    /// </summary>
    public static IReadOnlyList<Question> Page(int province) =>
        [
            .. from year in Enumerable.Range(2018, 8)
            from key in FigureKey.All.Where(key => key.Breakdown is null)
            let last = new DateOnly(year, 12, 31)
            select new Question(NumberOfProvince(province), key, key.IsStock ? last : new(year, 1, 1), last),
        ];

    private static Question Of(Nation nation, int committee, int number)
    {
        var key = FigureKey.All[Dice.Below(FigureKey.All.Length, nation.Seed, Kind, number, 3)];
        if (key.IsStock)
        {
            var day = Quarter.All[0].Last.AddDays(Dice.Below(Days, nation.Seed, Kind, number, 4));
            return new(committee, key, day, day);
        }

        var (from, to) = Periods[Dice.Below(Periods.Length, nation.Seed, Kind, number, 5)];
        return new(committee, key, from, to);
    }
}
