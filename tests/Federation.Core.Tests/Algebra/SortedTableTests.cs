using Federation.Core.Algebra;
using Federation.Core.Tests.Laws;
using Federation.Oracle.Generation;

namespace Federation.Core.Tests.Algebra;

public class SortedTableTests
{
    [Fact]
    public void A_table_is_a_dictionary_in_order() =>
        Seeds.Each(
            47_000_000,
            1_000,
            seed =>
            {
                var dice = new Dice(seed);
                var table = SortedTable<int, string>.Empty;
                var dictionary = new SortedDictionary<int, string>();
                for (var round = 0; round < 6; round++)
                {
                    var keys = Enumerable.Range(0, dice.Next(5)).Select(_ => dice.Next(9)).Distinct().ToList();
                    var changes = keys.Select(k => new KeyValuePair<int, string?>(
                            k,
                            dice.Chance(30) ? null : $"{round}"
                        ))
                        .ToList();
                    table = table.With(changes);
                    foreach (var (key, value) in changes)
                    {
                        dictionary.Remove(key);
                        if (value is not null)
                        {
                            dictionary[key] = value;
                        }
                    }
                }

                return
                    table.SequenceEqual(dictionary)
                    && Enumerable.Range(0, 9).All(k => table.Find(k) == dictionary.GetValueOrDefault(k))
                    ? null
                    : $"{string.Join(' ', table)}, not {string.Join(' ', dictionary)}";
            }
        );
}
