using System.Text;

namespace Federation.Fuzzing.Bodies;

/// <summary>
/// Changes the structure of a JSON text. Each says whether no reader may accept what it has left, whatever it was.
/// </summary>
internal static class TreeMutations
{
    private const string Unknown = "volue";

    /// <summary>One in so many of the mutations that make a body large really makes it large.</summary>
    private const int LargeOneIn = 40;

    private static readonly string[] Depths = ["20", "31", "32", "33", "64", "1000"];

    private static readonly (string Name, Func<Piece, Piece, Dice, bool> Apply)[] Ways =
    [
        ("remove", (root, at, dice) => Remove(root, at)),
        ("repeat a field", (root, at, dice) => RepeatField(root, at)),
        ("rename", Rename),
        ("add an unknown field", (root, at, dice) => AddUnknown(root, at, dice)),
        ("another type", (root, at, dice) => AnotherType(at, dice)),
        ("null", (root, at, dice) => Become(at, Piece.ScalarOf(null, "null"))),
        ("nest deeply", (root, at, dice) => Nest(at, dice)),
        ("many items", (root, at, dice) => Many(at, dice)),
        ("long text", (root, at, dice) => Long(at, dice)),
        ("empty", (root, at, dice) => Become(at, Piece.Of(dice.Pick(["{}", "[]", "\"\"", "[[]]", "[{}]"])))),
        ("shuffle", (root, at, dice) => Shuffle(at, dice)),
        ("no number", (root, at, dice) => Become(at, Piece.ScalarOf(null, dice.Pick(Hostile.Numbers)))),
        ("odd escape", (root, at, dice) => Become(at, Piece.ScalarOf(null, dice.Pick(Hostile.Escapes)))),
    ];

    public static (string Way, bool IsSurelyWrong) Mutate(Piece root, Dice dice, IReadOnlyList<Piece> others)
    {
        var at = dice.Pick(root.All().ToList());
        var name = at.Name ?? "item";
        switch (dice.Next(10))
        {
            // What the field's own readers have to find is the largest part.
            case < 5 when at.Scalar is not null:
                at.Become(Piece.ScalarOf(null, ValueFor(at, dice)));
                return ($"{name}: {Shown(at)}", false);
            case 5:
                at.Become(dice.Pick(dice.Pick(others).All().ToList()));
                return ($"{name}: graft", false);
            default:
                var (way, apply) = dice.Pick(Ways);
                return ($"{name}: {way}", apply(root, at, dice));
        }
    }

    /// <summary>A value that belongs there by its form, or nearly.</summary>
    public static string ValueFor(Piece at, Dice dice)
    {
        var text = at.Name switch
        {
            "asOf" or "effectiveFrom" or "decidedOn" or "publishedOn" or "establishedOn" or "from" when at.IsText =>
                dice.Pick(Hostile.Days),
            "period" or "targetPeriod" => dice.Pick(Hostile.Periods),
            "breakdown" => dice.Pick(Hostile.Breakdowns),
            "id" or "parent" or "into" or "committee" or "from" => dice.Pick(Hostile.Committees),
            "value" or "upper" or "revision" => null,
            _ when at.IsText => dice.Pick(Hostile.Codes),
            _ => null,
        };
        return text is null || dice.Chance(5) ? dice.Pick(Hostile.Numbers) : Piece.Quoted(text);
    }

    private static bool Become(Piece at, Piece other)
    {
        at.Become(other);
        return false;
    }

    private static bool Remove(Piece root, Piece at)
    {
        ParentOf(root, at)?.Parts.Remove(at);
        return false;
    }

    private static bool RepeatField(Piece root, Piece at)
    {
        if (ParentOf(root, at) is not { } parent)
        {
            return false;
        }

        parent.Parts.Add(at.Copy());
        return parent.IsObject;
    }

    private static bool Rename(Piece root, Piece at, Dice dice)
    {
        if (at.Name is null)
        {
            return false;
        }

        at.Name = dice.Pick([
            Unknown,
            "",
            at.Name.ToUpperInvariant(),
            at.Name + " ",
            "\\ud800",
            "\\u0000",
            "__proto__",
        ]);
        // The names of registers are free.
        return at.Name == Unknown && ParentOf(root, at)?.Name != "codes";
    }

    private static bool AddUnknown(Piece root, Piece at, Dice dice)
    {
        var target = at.IsObject ? at : ParentOf(root, at);
        if (target is not { IsObject: true })
        {
            return false;
        }

        target.Parts.Insert(dice.Next(target.Parts.Count + 1), Piece.ScalarOf(Unknown, "1"));
        return true;
    }

    private static bool AnotherType(Piece at, Dice dice)
    {
        string[] values = at.IsText ? ["1", "true", "[]", "{}"] : ["\"1\"", "true", "[1]", "{\"a\":1}"];
        return Become(at, Piece.Of(dice.Pick(values)));
    }

    private static bool Nest(Piece at, Dice dice)
    {
        var depth = dice.Next(LargeOneIn) == 0 ? 100_000 : int.Parse(dice.Pick(Depths));
        var (open, close) = dice.Chance(50) ? ("[", "]") : ("{\"a\":", "}");
        var text = new StringBuilder();
        text.Insert(0, open, depth).Append('1');
        for (var i = 0; i < depth; i++)
        {
            text.Append(close);
        }

        at.Become(Piece.ScalarOf(null, text.ToString()));
        return true;
    }

    private static bool Many(Piece at, Dice dice)
    {
        if (!at.IsArray || at.Parts.Count == 0)
        {
            return false;
        }

        var count = dice.Next(LargeOneIn) == 0 ? 20_000 : dice.Pick([2, 3, 101, 501, 1001]);
        var item = dice.Pick(at.Parts);
        at.Parts.AddRange(Enumerable.Repeat(item, count));
        return false;
    }

    private static bool Long(Piece at, Dice dice)
    {
        var length = dice.Next(LargeOneIn) == 0 ? 1_000_000 : dice.Pick([64, 65, 201, 301, 501, 2001, 20_000]);
        at.Become(Piece.ScalarOf(null, $"\"{Hostile.Longest(length)}\""));
        return false;
    }

    private static bool Shuffle(Piece at, Dice dice)
    {
        var parts = at.Parts.OrderBy(_ => dice.Next()).ToList();
        at.Parts.Clear();
        at.Parts.AddRange(parts);
        return false;
    }

    private static Piece? ParentOf(Piece root, Piece part) =>
        root.All().FirstOrDefault(one => one.Parts.Contains(part));

    private static string Shown(Piece at) => at.Scalar!.Length > 40 ? at.Scalar[..40] + "…" : at.Scalar;
}
