using System.Collections.Immutable;
using Federation.Core.Indicators;
using Federation.Core.Reports;

namespace Federation.Core.Input;

/// <summary>Reads targets that are set for a committee.</summary>
public static class TargetsReader
{
    /// <summary>
    /// Reads
    /// <c>{"setBy"?,"period","items":[{"indicator","breakdown"?,"value","upper"?,"bound"?,"percentOf"?}]}</c>: one
    /// or more targets of one period. The period may lie ahead. Without <c>setBy</c> the committee set them itself.
    /// </summary>
    /// <param name="json">The body, UTF-8.</param>
    /// <param name="catalogue">The codes that are known.</param>
    /// <param name="today">Today in Asia/Ho_Chi_Minh.</param>
    public static Checked<ImmutableArray<Target>> Read(ReadOnlyMemory<byte> json, Catalogue catalogue, DateOnly today)
    {
        var text = PlacedJson.WithoutMark(json);
        var faults = new Faults(text);
        var context = InputContext.Sent(faults, catalogue, today);
        var fields = Fields.Open(faults, PlacedJson.Parse(text, faults), "setBy", "period", "items");
        var targets = fields is null ? [] : Targets(context, fields);
        return faults.Any
            ? Checked<ImmutableArray<Target>>.Failed(faults.Placed())
            : Checked<ImmutableArray<Target>>.Of(targets);
    }

    /// <summary>Reads what <see cref="TargetsWriter"/> wrote.</summary>
    /// <exception cref="FormatException">The writer did not write this; the message names the place.</exception>
    public static ImmutableArray<Target> ReadStored(ReadOnlyMemory<byte> json)
    {
        var faults = new Faults(json);
        var fields = Fields.Open(faults, PlacedJson.Parse(json, faults), "targets");
        var one = new TargetFields(InputContext.Stored(faults));
        var items = faults.Items(fields?.Need("targets"), InputLimits.TargetsMax);
        var targets = items.Select(one.Read).OfType<Target>().ToList();
        return [.. faults.Trust(targets)];
    }

    private static ImmutableArray<Target> Targets(InputContext context, Fields fields)
    {
        var setBy = context.Faults.Text(fields.Find("setBy"), InputLimits.NameLengthMax);
        var period = TargetFields.Period(context, fields.Need("period"));
        var list = fields.Need("items");
        var items = context.Faults.Items(list, InputLimits.TargetsMax);
        context.Faults.CheckNotEmpty(list, "mục tiêu", "target");
        var one = new TargetFields(context);
        return [.. items.Select(item => one.Read(item, period, setBy)).OfType<Target>()];
    }
}
