using Federation.Core.Algebra;
using Federation.Core.Quantities;
using Federation.Core.Tests.Laws;
using Federation.Core.Time;

namespace Federation.Core.Tests.Algebra;

/// <summary>
/// Law 1: "Sums form an abelian group; summaries lift it key by key; a zero is absent in the one canonical form."
/// </summary>
public class GroupTests
{
    private const int Many = 3_000;

    [Fact]
    public void Counts_form_a_group() => Holds(e => e.Count());

    [Fact]
    public void Tallies_form_a_group() => Holds(e => e.Tally());

    [Fact]
    public void Maps_form_a_group() => Holds(e => e.Map());

    [Fact]
    public void Maps_of_step_functions_form_a_group() => Holds(e => e.MapOfSteps());

    [Fact]
    public void Step_functions_form_a_group() => Holds(e => e.Steps());

    [Fact]
    public void Stock_cells_form_a_group() => Holds(e => e.StockCell());

    [Fact]
    public void Step_functions_of_stock_cells_form_a_group() => Holds(e => e.StockSteps());

    [Fact]
    public void Flow_pieces_form_a_group() => Holds(e => e.FlowPiece());

    [Fact]
    public void Flow_cells_form_a_group() => Holds(e => e.FlowCell());

    [Fact]
    public void A_map_holds_no_zero_and_its_keys_rise() =>
        Seeds.Each(
            40_000_000,
            Many,
            seed =>
            {
                var e = new Elements(seed);
                var map = e.Map() + e.Map() + -e.Map();
                var rises = map.Zip(map.Skip(1)).All(pair => pair.First.Key < pair.Second.Key);
                return rises && map.All(entry => !entry.Value.IsZero) ? null : string.Join(' ', map);
            }
        );

    [Fact]
    public void A_map_adds_key_by_key() =>
        Seeds.Each(
            41_000_000,
            Many,
            seed =>
            {
                var e = new Elements(seed);
                var (a, b, day) = (e.Map(), e.Map(), e.Day());
                return (a + b)[day] == a[day] + b[day] && a.With(day, b[day])[day] == b[day] ? null : $"{a} {b} {day}";
            }
        );

    [Fact]
    public void A_step_function_changes_at_each_change_and_adds_day_by_day() =>
        Seeds.Each(
            42_000_000,
            Many,
            seed =>
            {
                var e = new Elements(seed);
                var (a, b) = (e.Steps(), e.Steps());
                var sum = a + b;
                var days = Enumerable.Range(-2, 20).Select(new DateOnly(2018, 1, 1).AddDays).ToList();
                var adds = days.All(d => sum.At(d) == a.At(d) + b.At(d));
                var values = sum.Changes.Select(c => c.Value).ToList();
                var changes = values.Prepend(Count.Zero).Zip(values).All(pair => pair.First != pair.Second);
                var rises = sum.Changes.Zip(sum.Changes.Skip(1)).All(pair => pair.First.From < pair.Second.From);
                return adds && changes && rises ? null : string.Join(' ', sum.Changes);
            }
        );

    [Fact]
    public void A_step_function_is_cut_to_intervals_day_by_day() =>
        Seeds.Each(
            43_000_000,
            Many,
            seed =>
            {
                var e = new Elements(seed);
                var steps = e.Steps();
                var ends = new[] { e.Day(), e.Day(), e.Day(), e.Day() }.Order().ToArray();
                Interval[] cut = [new(ends[0], ends[1]), new(ends[2], ends[3])];
                var within = steps.Within([.. cut.Where(i => !i.IsEmpty)]);
                var days = Enumerable.Range(-2, 20).Select(new DateOnly(2018, 1, 1).AddDays);
                var wrong = days.Where(d => within.At(d) != (cut.Any(i => i.Contains(d)) ? steps.At(d) : Count.Zero))
                    .ToList();
                return wrong.Count == 0
                    ? null
                    : $"{string.Join(' ', steps.Changes)} within {cut[0]} {cut[1]}: {wrong[0]}";
            }
        );

    [Fact]
    public void Unit_days_are_the_sum_over_days() =>
        Seeds.Each(
            44_000_000,
            Many,
            seed =>
            {
                var e = new Elements(seed);
                var (steps, a, b) = (e.Steps(), e.Day(), e.Day());
                var period = a <= b ? new Period(a, b) : new Period(b, a);
                var sum = Enumerable.Range(0, period.Days).Sum(i => steps.At(period.From.AddDays(i)).Value);
                return steps.Over(period) == sum ? null : $"{string.Join(' ', steps.Changes)} {period}: {sum}";
            }
        );

    /// <summary>Equal sums are equal bit for bit, whatever has been added and taken away on the way.</summary>
    [Fact]
    public void A_tally_has_one_form() =>
        Seeds.Each(
            45_000_000,
            Many,
            seed =>
            {
                var e = new Elements(seed);
                var (a, b, c) = (e.Tally(), e.Tally(), e.Tally());
                return
                    Bits(a + b - b + c - a - c) == Bits(Tally.Zero)
                    && Bits(b + a + c) == Bits(c + b + a)
                    && Bits(a + b - b) == Bits(a)
                    && Bits(a + -a) == Bits(Tally.Zero)
                    ? null
                    : $"{a}\n{b}\n{c}";
            }
        );

    [Fact]
    public void Adding_beyond_what_a_count_holds_throws() =>
        Assert.Throws<OverflowException>(() => new Count(long.MaxValue) + Count.One);

    private static void Holds<T>(Func<Elements, T> next)
        where T : IGroup<T> =>
        Seeds.Each(
            46_000_000,
            Many,
            seed =>
            {
                var elements = new Elements(seed);
                var (a, b, c) = (next(elements), next(elements), next(elements));
                return !Same(a + b, b + a) ? $"a + b = b + a: {a}, {b}"
                    : !Same(a + b + c, a + (b + c)) ? $"(a + b) + c = a + (b + c): {a}, {b}, {c}"
                    : !Same(a + T.Zero, a) || !Same(T.Zero + a, a) ? $"a + 0 = a: {a}"
                    : !Same(a + -a, T.Zero) || !(a + -a).IsZero ? $"a - a = 0: {a}"
                    : !Same(a + b + -b, a) ? $"a + b - b = a: {a}, {b}"
                    : !Same(-(a + b), -a + -b) ? $"-(a + b) = -a - b: {a}, {b}"
                    : a.IsZero != a.Equals(T.Zero) ? $"zero is the only zero: {a}"
                    : null;
            }
        );

    private static bool Same<T>(T a, T b)
        where T : IGroup<T> => a.Equals(b) && b.Equals(a) && a.GetHashCode() == b.GetHashCode();

    private static string Bits(Tally tally) =>
        string.Join(',', decimal.GetBits(tally.Low).Concat(decimal.GetBits(tally.High))) + tally;
}
