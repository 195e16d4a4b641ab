namespace Federation.Benchmarks.Workload;

/// <summary>
/// The nation of zones, made from a seed: one national committee, provinces, zone committees and grassroots
/// organisations, what each of them reports, what is corrected and who moves. Nothing of it is kept; it comes as it
/// is asked for.
/// </summary>
internal sealed class Nation(ulong seed, double scale)
{
    private const int TransfersOneIn = 100;
    private const int CorrectionsPercent = 2;

    private readonly int units = Math.Max(1, (int)Math.Round(50_000 * scale));
    private readonly int zones = Math.Max(2, (int)Math.Round(400 * scale));

    public ulong Seed => seed;

    public double Scale => scale;

    public int Provinces => Math.Min(34, zones);

    public int Zones => zones;

    public int Units => units;

    public int Reports => units * Quarter.Count;

    public long Observations => (long)Reports * FigureKey.All.Length;

    public static string Root => "vn";

    public static string ProvinceId(int province) => $"p{province:00}";

    public string ZoneId(int zone) => $"{ProvinceId(ProvinceOf(zone))}.z{zone:000}";

    /// <summary>Where it was born stays in its name.</summary>
    public string UnitId(int unit) => $"{ProvinceId(ProvinceOf(BirthZone(unit)))}.u{unit:00000}";

    public int ProvinceOf(int zone) => zone % Provinces;

    public int BirthZone(int unit) => unit % zones;

    /// <summary>Where a grassroots organisation goes, if it does.</summary>
    public Transfer? TransferOf(int unit)
    {
        if (unit % TransfersOneIn != (int)(seed % TransfersOneIn))
        {
            return null;
        }

        var first = Quarter.All[1].First;
        var days = Quarter.All[^1].Last.DayNumber - first.DayNumber;
        var from = BirthZone(unit);
        var to = (from + 1 + Dice.Below(zones - 1, seed, Kind.TransferTo, unit)) % zones;
        return new(unit, first.AddDays(Dice.Below(days, seed, Kind.TransferOn, unit)), from, to);
    }

    /// <summary>Those who move within a quarter.</summary>
    public IEnumerable<Transfer> TransfersIn(Quarter quarter) =>
        Enumerable
            .Range(0, units)
            .Select(TransferOf)
            .OfType<Transfer>()
            .Where(transfer => transfer.On >= quarter.First && transfer.On <= quarter.Last);

    /// <summary>All first reports of a quarter, in an order that spreads over the zones.</summary>
    public IEnumerable<UnitReport> ReportsOf(Quarter quarter) =>
        Enumerable.Range(0, units).Select(place => Report(UnitAt(place), quarter, 1));

    /// <summary>What is corrected of a quarter's reports.</summary>
    public IEnumerable<UnitReport> CorrectionsOf(Quarter quarter) =>
        Enumerable.Range(0, units).Where(unit => IsCorrected(unit, quarter)).Select(unit => Report(unit, quarter, 2));

    /// <summary>What stands of a grassroots organisation in the end, by quarter.</summary>
    public IEnumerable<UnitReport> Standing(int unit) =>
        Quarter.All.Select(quarter => Report(unit, quarter, IsCorrected(unit, quarter) ? 2 : 1));

    public bool IsCorrected(int unit, Quarter quarter) =>
        Dice.Below(100, seed, Kind.Corrected, unit, quarter.Number) < CorrectionsPercent;

    /// <summary>The unit at a place of a quarter's order: each once, neighbours far apart.</summary>
    public int UnitAt(int place) => (int)((long)place * Stride % units);

    public UnitReport Report(int unit, Quarter quarter, int revision)
    {
        var values = new int[FigureKey.All.Length];
        for (var group = 0; group < FigureKey.GroupCount; group++)
        {
            Fill(values, unit, quarter, group);
        }

        if (revision > 1)
        {
            // More members were admitted than was told at first: the stock, what feeds it, and the classes held.
            var more = 1 + Dice.Below(3, seed, Kind.Correction, unit, quarter.Number);
            foreach (var group in (int[])[0, FigureKey.StockGroups, 2 * FigureKey.StockGroups])
            {
                values[group * FigureKey.GroupSize] += more;
                values[(group * FigureKey.GroupSize) + 1] += more;
            }
        }

        return new(unit, quarter, revision, values);
    }

    /// <summary>A number without a common divisor with the count, near the golden section of it.</summary>
    private int Stride
    {
        get
        {
            var stride = Math.Max(1, (int)(units * 0.618));
            while (Divisor(stride, units) != 1)
            {
                stride++;
            }

            return stride;
        }
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    private void Fill(int[] values, int unit, Quarter quarter, int group)
    {
        var total = 0;
        for (var part = 1; part < FigureKey.GroupSize; part++)
        {
            var value =
                group < FigureKey.StockGroups ? Stock(unit, quarter, group, part) : Flow(unit, quarter, group, part);
            values[(group * FigureKey.GroupSize) + part] = value;
            total += value;
        }

        values[group * FigureKey.GroupSize] = total;
    }

    /// <summary>What was there at first, and all that came since.</summary>
    private int Stock(int unit, Quarter quarter, int group, int part)
    {
        var value = (group == 0 ? 3 : 0) + Dice.Below(group == 0 ? 30 : 2, seed, Kind.Stock, unit, group, part);
        for (var number = 0; number <= quarter.Number; number++)
        {
            value += Flow(unit, new(number), group + FigureKey.StockGroups, part);
        }

        return value;
    }

    private int Flow(int unit, Quarter quarter, int group, int part)
    {
        var most = group is FigureKey.StockGroups ? 4 : 3;
        return Math.Max(0, Dice.Below(most + 1, seed, Kind.Flow + group, unit, quarter.Number, part) - 1);
    }

    private static class Kind
    {
        public const int TransferOn = 1;
        public const int TransferTo = 2;
        public const int Corrected = 3;
        public const int Correction = 4;
        public const int Stock = 5;
        public const int Flow = 16;
    }
}
