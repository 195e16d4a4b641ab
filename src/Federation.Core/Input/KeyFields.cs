using Federation.Core.Indicators;

namespace Federation.Core.Input;

/// <summary>Reads what is counted: the fields <c>indicator</c> and <c>breakdown</c>.</summary>
internal static class KeyFields
{
    /// <summary>
    /// The key, null with a fault where it is not known; <paramref name="indicator"/> is known even where only the
    /// breakdown is wrong, and never for what is stored.
    /// </summary>
    public static FigureKey? Read(InputContext context, Fields fields, out Indicator? indicator)
    {
        indicator = null;
        var named = fields.Need("indicator");
        var code = context.Faults.Text(named, InputLimits.CodeLengthMax);
        if (code is not null && context.Catalogue is { } catalogue)
        {
            indicator = catalogue.Find(code);
            if (indicator is null && !context.Faults.IsFull)
            {
                var known = catalogue.Indicators.Select(known => known.Code);
                context.Faults.Add(named!, InputMessages.UnknownIndicator(code, known));
            }
        }

        var breakdown = context.Breakdowns.Read(fields.Find("breakdown"), indicator);
        var kept = context.IsStored ? code : indicator?.Code;
        return kept is null || breakdown is null ? null : new(kept, breakdown);
    }
}
