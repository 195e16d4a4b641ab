using System.Text;

namespace Federation.Fuzzing.Bodies;

/// <summary>Makes bodies out of right ones: first in their structure, then, sometimes, in their bytes.</summary>
internal static class Mutator
{
    private const int StructuralMax = 4;

    /// <summary>What is larger is not changed any more: many items of many items are beyond any memory.</summary>
    private const int WeightMax = 20_000;

    /// <summary>One in so many hundred bodies is wrong in its bytes, beside what is wrong in its structure.</summary>
    private const int TextualPercent = 20;

    public static Mutated Mutate(Piece right, Dice dice, IReadOnlyList<Piece> others)
    {
        var body = right.Copy();
        var ways = new List<string>();
        var isWrong = false;
        for (var left = dice.Next(StructuralMax + 1); left > 0 && body.Weight <= WeightMax; left--)
        {
            (var way, isWrong) = TreeMutations.Mutate(body, dice, others);
            ways.Add(way);
        }

        var text = Encoding.UTF8.GetBytes(body.ToString());
        if (!dice.Chance(TextualPercent))
        {
            return new(text, ways, isWrong);
        }

        (text, var last, var isBroken) = TextMutations.Mutate(text, dice);
        ways.Add(last);
        return new(text, ways, isBroken);
    }
}
