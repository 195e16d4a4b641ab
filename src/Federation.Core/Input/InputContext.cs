using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Core.Input;

/// <summary>
/// What readers need besides the text: where faults go and what is known. What the program itself has stored is
/// trusted and read without a catalogue: codes may have left it since, and days that were to come have passed.
/// </summary>
internal sealed class InputContext
{
    private readonly Dictionary<string, Period> periods = new(StringComparer.Ordinal);

    private InputContext(Faults faults, Catalogue? catalogue, DateOnly today)
    {
        Faults = faults;
        Catalogue = catalogue;
        Today = today;
        Breakdowns = new(faults, catalogue?.Dimensions, catalogue);
    }

    public Faults Faults { get; }

    /// <summary>The catalogue that codes are held against; null for what is stored.</summary>
    public Catalogue? Catalogue { get; }

    /// <summary>The last day that a figure may have.</summary>
    public DateOnly Today { get; }

    public BreakdownTexts Breakdowns { get; }

    public bool IsStored => Catalogue is null;

    public static InputContext Sent(Faults faults, Catalogue catalogue, DateOnly today) =>
        new(faults, catalogue, today);

    public static InputContext Stored(Faults faults) => new(faults, null, DateOnly.MaxValue);

    /// <summary>
    /// Whether a day is among those that are taken, from 1930 to the last; a fault if not. What is stored is not
    /// asked again.
    /// </summary>
    public bool IsDayTaken(
        PlacedValue at,
        DateOnly day,
        DateOnly last,
        Func<DateOnly, DateOnly, FaultText>? late = null
    )
    {
        if (IsStored || (day >= InputLimits.FirstDay && day <= last))
        {
            return true;
        }

        late ??= InputMessages.DateTooLate;
        Faults.Add(at, day < InputLimits.FirstDay ? InputMessages.DateTooEarly(day) : late(day, last));
        return false;
    }

    /// <summary>A period by its name or its ends; a text that comes again, as most do, is looked at once.</summary>
    public Period? Period(PlacedValue? value)
    {
        if (value?.Text is { } text && periods.TryGetValue(text, out var known))
        {
            return known;
        }

        var read = Faults.Period(value);
        if (read is { } period)
        {
            periods.Add(value!.Text!, period);
        }

        return read;
    }

    /// <summary>A level's code that is known; null with a fault where it is not.</summary>
    public string? Level(PlacedValue? value)
    {
        var code = Faults.Text(value, InputLimits.CodeLengthMax);
        if (code is null || Catalogue is null || Catalogue.HasLevel(code))
        {
            return code;
        }

        Faults.Add(value!, InputMessages.UnknownLevel(code, Catalogue.Levels.Select(level => level.Code)));
        return null;
    }
}
