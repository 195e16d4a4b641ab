using System.Collections.Immutable;
using Federation.Core.Committees;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Input;
using Federation.Core.Quantities;
using Federation.Core.Reports;
using Federation.Core.Time;

namespace Federation.Core.Tests.Input;

/// <summary>Reports, targets and events of every shape, from a seed.</summary>
internal sealed class Generated(int seed)
{
    private static readonly string[] Words =
    [
        "Đảng bộ các Khu công nghiệp",
        "¶12",
        "\"quoted\" \\ and / slashed",
        "<b>&amp;</b> +'",
        "📌 điểm nhấn",
        "e\u0301 decomposed",
        "\u2028 separated",
        "vn",
    ];

    private static readonly string[] Slugs = ["a", "members", "party-members", "2018-10m", "x9"];

    private readonly Random random = new(seed);

    public Report Report() =>
        new(
            Slug(),
            random.Next(1, int.MaxValue),
            Time(),
            new(Maybe(Word), Maybe(Word), Maybe(Word), MaybeValue(Day), Maybe(Precision), Maybe(Word), Maybe(Word)),
            List(6, Observation),
            List(3, Target),
            List(3, Claim),
            [.. List(3, Slug).Distinct()]
        );

    public Target Target()
    {
        var percentOf = Maybe(Figure);
        var ofTarget = percentOf is not null && random.Next(2) == 0;
        return new(Key(), Period(), Quantity(), Maybe(Word), percentOf, ofTarget, Maybe(Word));
    }

    public CommitteeEvent Event() =>
        new(
            Slug(),
            One(Enum.GetValues<EventKind>()),
            One([DateOnly.MinValue, DateOnly.MaxValue, Day()]),
            MaybeValue(Day),
            Maybe(Word),
            Maybe(Committee),
            Maybe(() => new Labels(Word(), Word())),
            Maybe(Slug),
            Maybe(Codes),
            Maybe(Slug),
            random.Next(2) == 0 ? default : [.. List(3, Slug).Distinct()],
            Maybe(Committee),
            Maybe(Precision)
        );

    private Observation Observation()
    {
        var time = Time();
        FigureTime? stated =
            random.Next(3) > 0 ? null
            : time.IsDate ? FigureTime.AsOf(Day())
            : FigureTime.Over(Period());
        return new(
            Key(),
            time,
            Quantity(),
            One(Enum.GetValues<Scope>()),
            One(Enum.GetValues<FigureStatus>()),
            random.Next(2) == 0,
            false,
            Maybe(Word),
            Maybe(Precision),
            stated
        );
    }

    private Claim Claim() =>
        new(
            One(Enum.GetValues<ClaimKind>()),
            Figure(),
            Maybe(Figure),
            List(3, Figure),
            MaybeValue(Period),
            MaybeValue(() => random.Next(2) == 0 ? Quantity() : new(-Number(), Number())),
            random.Next(6),
            Maybe(Word)
        );

    private FigureRef Figure() => new(Maybe(Committee), Key(), Time());

    private FigureKey Key() =>
        new(
            Slug(),
            Breakdown.Of(
                List(3, () => new BreakdownPair(Slug(), One(["non-state.fdi", "worker", "x"])))
                    .DistinctBy(p => p.Dimension)
            )
        );

    private FigureTime Time() => random.Next(2) == 0 ? FigureTime.AsOf(Day()) : FigureTime.Over(Period());

    private Period Period()
    {
        var (one, other) = (Day(), Day());
        return one < other ? new(one, other) : new(other, one);
    }

    private Quantity Quantity() =>
        new(Number(), random.Next(2) == 0 ? Number() : 0, random.Next(2) == 0, random.Next(2) == 0);

    private decimal Number() =>
        random.Next(4) switch
        {
            0 => random.Next(10),
            1 => random.NextInt64(1_000_000_000_000_000_000),
            2 => 999_999_999_999_999_999.9999m,
            _ => new decimal(random.Next(), 0, 0, false, (byte)random.Next(5)),
        };

    private CommitteeId Committee() => CommitteeId.Parse(random.Next(2) == 0 ? Slug() : $"{Slug()}.{Slug()}");

    private ImmutableSortedDictionary<string, string> Codes() =>
        List(2, Slug)
            .Prepend("gso")
            .Distinct()
            .ToImmutableSortedDictionary(register => register, _ => Word(), StringComparer.Ordinal);

    private string Precision() => One(["month", "year", "2016-09-01/2016-12-31"]);

    private DateOnly Day() => InputLimits.FirstDay.AddDays(random.Next(200_000));

    private string Slug() => One(Slugs);

    private string Word() => One(Words);

    private T One<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private T? Maybe<T>(Func<T> value)
        where T : class => random.Next(2) == 0 ? null : value();

    private T? MaybeValue<T>(Func<T> value)
        where T : struct => random.Next(2) == 0 ? null : value();

    private ImmutableArray<T> List<T>(int countMax, Func<T> value) =>
        [.. Enumerable.Range(0, random.Next(countMax + 1)).Select(_ => value())];
}
