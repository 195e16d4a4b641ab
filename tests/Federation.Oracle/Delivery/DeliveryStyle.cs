namespace Federation.Oracle.Delivery;

/// <summary>How facts and pushes find their way.</summary>
public sealed record DeliveryStyle
{
    /// <summary>How many times in a hundred a fact comes before a push, while both wait.</summary>
    public int FactsFirstPercent { get; init; } = 50;

    /// <summary>How many times in a hundred a fact or a push is repeated.</summary>
    public int RepeatPercent { get; init; } = 10;

    /// <summary>How many times in a hundred only some of what changed is pushed.</summary>
    public int PartialPercent { get; init; } = 30;

    /// <summary>How many in a hundred edges carry figures written out, as between installations.</summary>
    public int WrittenOutPercent { get; init; }

    /// <summary>Whether each committee's facts come in any order, and not in that of its journal.</summary>
    public bool ShufflesFacts { get; init; } = true;

    /// <summary>What the dice say.</summary>
    public static DeliveryStyle Any(Generation.Dice dice) =>
        new()
        {
            FactsFirstPercent = dice.Pick([20, 50, 80, 100]),
            RepeatPercent = dice.Pick([0, 10, 30]),
            PartialPercent = dice.Pick([0, 30]),
            WrittenOutPercent = dice.Pick([0, 0, 0, 30, 100]),
            ShufflesFacts = dice.Chance(80),
        };
}
