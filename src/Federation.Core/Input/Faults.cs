using System.Collections.Immutable;

namespace Federation.Core.Input;

/// <summary>
/// Collects the faults of one JSON text. Lines and columns are worked out once, at the end, in one pass over the
/// text.
/// </summary>
internal sealed class Faults(ReadOnlyMemory<byte> json, string? file = null)
{
    private readonly List<(int Offset, string? Field, FaultText Text)> found = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Whether further faults will be left out, so that no work need go into their messages.</summary>
    public bool IsFull => found.Count >= InputLimits.FaultsMax;

    /// <summary>A fault of a value.</summary>
    public void Add(PlacedValue at, FaultText text) => Add(at.Start, at.Path, text);

    /// <summary>A fault of a value's presence: it stands at the field's name.</summary>
    public void AddAtName(PlacedValue at, FaultText text) => Add(at.NameStart, at.Path, text);

    /// <summary>A fault at a byte of the text.</summary>
    public void Add(int offset, string? field, FaultText text)
    {
        if (!IsFull)
        {
            found.Add((offset, field, text));
        }
    }

    /// <summary>The value, or the faults where there are any.</summary>
    /// <exception cref="InvalidOperationException">There is neither: a reader gave up without saying why.</exception>
    public Checked<T> Check<T>(T? value)
        where T : class =>
        Any ? Checked<T>.Failed(Placed())
        : value is null ? throw new InvalidOperationException("Nothing was read and no fault was found.")
        : Checked<T>.Of(value);

    /// <summary>The value that the program itself wrote.</summary>
    /// <exception cref="FormatException">There are faults; the message names the first, with its place.</exception>
    public T Trust<T>(T? value)
        where T : class =>
        Any
            ? throw new FormatException(Placed()[0].ToString())
            : value ?? throw new FormatException("Nothing was read and no fault was found.");

    /// <summary>The faults with their places, in the order of the text.</summary>
    public ImmutableArray<Fault> Placed()
    {
        var text = json.Span;
        var faults = ImmutableArray.CreateBuilder<Fault>(found.Count + 1);
        int position = 0,
            line = 1,
            column = 1;
        foreach (var (offset, field, fault) in found.OrderBy(fault => fault.Offset))
        {
            for (; position < offset && position < text.Length; position++)
            {
                (line, column) =
                    text[position] == '\n' ? (line + 1, 1) : (line, column + (StartsScalar(text[position]) ? 1 : 0));
            }

            faults.Add(new(fault.Code, field, line, column, new(fault.Vi, fault.En), file));
        }

        if (IsFull)
        {
            var more = InputMessages.TooManyFaults();
            faults.Add(new(more.Code, null, null, null, new(more.Vi, more.En), file));
        }

        return faults.DrainToImmutable();
    }

    private static bool StartsScalar(byte utf8) => (utf8 & 0b1100_0000) != 0b1000_0000;
}
