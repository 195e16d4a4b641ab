namespace Federation.Benchmarks.Workload;

/// <summary>
/// What stands in the end, as rows for those who keep rows. Days that have no end end with the calendar.
/// </summary>
internal static class StandingRows
{
    /// <summary>From when a committee belongs that always has.</summary>
    public static readonly DateOnly Ever = new(1900, 1, 1);

    /// <summary>For each grassroots organisation, the zones that it is or was in, with what is above them.</summary>
    public static IEnumerable<Belonging> Zones(Nation nation)
    {
        for (var unit = 0; unit < nation.Units; unit++)
        {
            if (nation.TransferOf(unit) is { } moved)
            {
                yield return In(nation, unit, moved.From, Ever, moved.On);
                yield return In(nation, unit, moved.To, moved.On, DateOnly.MaxValue);
            }
            else
            {
                yield return In(nation, unit, nation.BirthZone(unit), Ever, DateOnly.MaxValue);
            }
        }
    }

    /// <summary>For each of them every committee above, days that follow each other as one.</summary>
    public static IEnumerable<Belonging> Closure(Nation nation)
    {
        Belonging? last = null;
        foreach (var zone in Zones(nation))
        {
            yield return zone;
            if (last is { } before && before.Unit == zone.Unit && before.Path[1] == zone.Path[1])
            {
                // It stays in its province: that row has all of its days already.
                continue;
            }

            var stays =
                nation.TransferOf(zone.Unit - Questions.NumberOfUnit(nation, 0)) is { } moved
                && nation.ProvinceOf(moved.From) == nation.ProvinceOf(moved.To);
            yield return zone with
            {
                Upper = zone.Path[1],
                Until = stays ? DateOnly.MaxValue : zone.Until,
            };
            if (last?.Unit != zone.Unit)
            {
                yield return zone with
                {
                    Upper = 0,
                    Until = DateOnly.MaxValue,
                };
            }

            last = zone;
        }
    }

    /// <summary>What a grassroots organisation has of stocks: each until the next quarter's.</summary>
    public static IEnumerable<(UnitReport Report, DateOnly Until)> Reports(Nation nation)
    {
        for (var unit = 0; unit < nation.Units; unit++)
        {
            foreach (var report in nation.Standing(unit))
            {
                var next = new Quarter(report.Quarter.Number + 1);
                yield return (report, next.Number < Quarter.Count ? next.Last : DateOnly.MaxValue);
            }
        }
    }

    private static Belonging In(Nation nation, int unit, int zone, DateOnly from, DateOnly until)
    {
        var number = Questions.NumberOfZone(nation, zone);
        int[] path = [0, Questions.NumberOfProvince(nation.ProvinceOf(zone)), number];
        return new(number, path, Questions.NumberOfUnit(nation, unit), from, until);
    }
}
