using System.Globalization;
using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>One thing that is wrong with what was sent, where it stands, and what to do about it.</summary>
/// <param name="Code">Kebab-case and stable: programs may rely on it.</param>
/// <param name="Field">
/// The path of the field, <c>observations[2].value</c>; null where the fault is not in one field.
/// </param>
/// <param name="Line">The line of the value at fault in the JSON text, from 1; null where there is no text.</param>
/// <param name="Column">Its column in characters (Unicode scalars), from 1.</param>
/// <param name="Message">What is wrong and the remedy, in Vietnamese and English.</param>
/// <param name="File">The name of the file, where several are read together.</param>
public sealed record Fault(string Code, string? Field, int? Line, int? Column, Labels Message, string? File = null)
{
    /// <summary>One line for a log: file, line, column, field, code and the English message.</summary>
    public override string ToString()
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{File ?? "json"}:{Line}:{Column}");
        return $"{place}: {(Field is null ? "" : Field + ": ")}{Message.En} ({Code})";
    }
}
