using System.Collections.Immutable;
using System.Text.Json;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Core.Time;

namespace Federation.Core.Input;

/// <summary>
/// Reads single values. Each gives null where the value is absent, and null with a fault where it is not what it
/// has to be; one that already has a fault gets no second.
/// </summary>
internal static class Scalars
{
    /// <summary>Whether a value is of a kind; a fault if not.</summary>
    public static bool Is(this Faults faults, PlacedValue value, JsonValueKind kind)
    {
        if (value.Kind == kind)
        {
            return !value.IsBroken;
        }

        if (!value.IsBroken)
        {
            faults.Add(value, InputMessages.WrongType(kind));
        }

        return false;
    }

    /// <summary>A text that says something, of limited length.</summary>
    public static string? Text(this Faults faults, PlacedValue? value, int lengthMax)
    {
        if (value is null || !faults.Is(value, JsonValueKind.String))
        {
            return null;
        }

        var text = value.Text!;
        if (text.Length > lengthMax)
        {
            faults.Add(value, InputMessages.TextTooLong(text.Length, lengthMax));
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(value, InputMessages.TextEmpty());
            return null;
        }

        return text;
    }

    /// <summary>A slug.</summary>
    public static string? Slug(this Faults faults, PlacedValue? value) =>
        faults.Read(value, text => Identity.Slug.IsValid(text) ? text : null, InputMessages.NotASlug);

    /// <summary>A committee's identity.</summary>
    public static CommitteeId? Committee(this Faults faults, PlacedValue? value) =>
        faults.Read(value, text => CommitteeId.TryParse(text, out var id) ? id : null, InputMessages.NotACommitteeId);

    /// <summary>A day.</summary>
    public static DateOnly? Day(this Faults faults, PlacedValue? value) =>
        faults.ReadValue<DateOnly>(value, PeriodNames.TryDay, InputMessages.NotADate);

    /// <summary>A period by its name or its ends.</summary>
    public static Period? Period(this Faults faults, PlacedValue? value) =>
        faults.ReadValue<Period>(value, PeriodNames.TryParse, InputMessages.NotAPeriod);

    /// <summary>A value of an enumeration by its code.</summary>
    public static T? Choice<T>(this Faults faults, PlacedValue? value)
        where T : struct, Enum =>
        faults.ReadValue<T>(value, EnumCodes<T>.TryParse, text => InputMessages.UnknownChoice(text, EnumCodes<T>.All));

    /// <summary>True or false.</summary>
    public static bool? Flag(this Faults faults, PlacedValue? value)
    {
        if (value is null or { IsBroken: true })
        {
            return null;
        }

        if (value.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.Kind == JsonValueKind.True;
        }

        faults.Add(value, InputMessages.WrongType(JsonValueKind.True));
        return null;
    }

    /// <summary>A number, exactly as written.</summary>
    public static decimal? Number(this Faults faults, PlacedValue? value) =>
        value is not null && faults.Is(value, JsonValueKind.Number) ? value.Number : null;

    /// <summary>A whole number between two ends, both included.</summary>
    public static int? Whole(this Faults faults, PlacedValue? value, int min, int max)
    {
        var number = faults.Number(value);
        if (number is null || (number >= min && number <= max && decimal.IsInteger(number.Value)))
        {
            return (int?)number;
        }

        faults.Add(value!, InputMessages.WholeNumber(min, max));
        return null;
    }

    /// <summary>The items of an array; none where it is absent, wrong or too long.</summary>
    public static PlacedValue[] Items(this Faults faults, PlacedValue? value, int countMax)
    {
        if (value is null || !faults.Is(value, JsonValueKind.Array))
        {
            return [];
        }

        if (value.Children.Length > countMax)
        {
            faults.Add(value, InputMessages.TooMany(value.Children.Length, countMax));
            return [];
        }

        return value.Children;
    }

    /// <summary>
    /// A name in both languages; where <paramref name="englishOptional"/>, English falls back to Vietnamese.
    /// </summary>
    public static Labels? Labels(this Faults faults, PlacedValue? value, bool englishOptional = false)
    {
        if (Fields.Open(faults, value, "vi", "en") is not { } fields)
        {
            return null;
        }

        var vi = faults.Text(fields.Need("vi"), InputLimits.LabelLengthMax);
        var en = faults.Text(englishOptional ? fields.Find("en") : fields.Need("en"), InputLimits.LabelLengthMax);
        return vi is null || (en is null && !englishOptional) ? null : new(vi, en ?? vi);
    }

    /// <summary>A fault where an array is there and empty.</summary>
    public static void CheckNotEmpty(this Faults faults, PlacedValue? list, string vi, string en)
    {
        if (list is { Kind: JsonValueKind.Array, Children: [] })
        {
            faults.Add(list, InputMessages.EmptyList(vi, en));
        }
    }

    /// <summary>Codes that are all known, each once.</summary>
    public static ImmutableArray<string> KnownCodes(
        this Faults faults,
        PlacedValue? value,
        int countMax,
        Func<string, FaultText?> check
    )
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var item in faults.Items(value, countMax))
        {
            if (faults.Text(item, InputLimits.CodeLengthMax) is not { } code)
            {
                continue;
            }

            if (codes.Contains(code))
            {
                faults.Add(item, InputMessages.DuplicateCode(code, null));
            }
            else if (!faults.IsFull && check(code) is { } fault)
            {
                faults.Add(item, fault);
            }
            else
            {
                codes.Add(code);
            }
        }

        return codes.ToImmutable();
    }

    /// <summary>Official codes by register, <c>{"gso": "24"}</c>; null where absent or wrong.</summary>
    public static ImmutableSortedDictionary<string, string>? OfficialCodes(this Faults faults, PlacedValue? value)
    {
        if (value is null || !faults.Is(value, JsonValueKind.Object))
        {
            return null;
        }

        if (value.Children.Length is 0 or > InputLimits.CodesMax)
        {
            faults.Add(
                value,
                value.Children.Length == 0
                    ? InputMessages.EmptyList("mã", "code")
                    : InputMessages.TooMany(value.Children.Length, InputLimits.CodesMax)
            );
            return null;
        }

        var codes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var register in value.Children)
        {
            if (!Identity.Slug.IsValid(register.Name))
            {
                faults.AddAtName(register, InputMessages.NotASlug(register.Name!));
            }

            if (faults.Text(register, InputLimits.OfficialCodeLengthMax) is { } code)
            {
                codes[register.Name!] = code;
            }
        }

        return codes.ToImmutable();
    }

    private static T? Read<T>(
        this Faults faults,
        PlacedValue? value,
        Func<string, T?> parse,
        Func<string, FaultText> otherwise
    )
        where T : class
    {
        if (faults.Text(value, InputLimits.CodeLengthMax) is not { } text)
        {
            return null;
        }

        var read = parse(text);
        if (read is null)
        {
            faults.Add(value!, otherwise(text));
        }

        return read;
    }

    private delegate bool TryParse<T>(string text, out T value);

    private static T? ReadValue<T>(
        this Faults faults,
        PlacedValue? value,
        TryParse<T> parse,
        Func<string, FaultText> otherwise
    )
        where T : struct
    {
        if (faults.Text(value, InputLimits.CodeLengthMax) is not { } text)
        {
            return null;
        }

        if (parse(text, out var read))
        {
            return read;
        }

        faults.Add(value!, otherwise(text));
        return null;
    }
}
