using System.Collections.Immutable;
using Federation.Api.Problems;
using Federation.Core.Indicators;
using Federation.Core.Input;

namespace Federation.Api.Http;

/// <summary>Collects what is wrong with parameters, or with one item of a batch.</summary>
/// <param name="placeOf">
/// The path, line and column of a field; null for parameters, which have only their names.
/// </param>
public sealed class FaultList(Func<string, (string Field, int Line, int Column)>? placeOf = null)
{
    private readonly ImmutableArray<Fault>.Builder found = ImmutableArray.CreateBuilder<Fault>();

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>The nearest known codes to an unknown indicator; empty where none is unknown.</summary>
    public ImmutableArray<string> NearestIndicators { get; private set; } = [];

    /// <summary>Notes a fault; the same of one field once, although it may be read more than once.</summary>
    public void Add(string field, (string Code, Labels Message) fault)
    {
        var place = placeOf?.Invoke(field);
        var (path, code) = (place?.Field ?? field, fault.Code);
        if (!found.Any(known => known.Field == path && known.Code == code))
        {
            found.Add(new(code, path, place?.Line, place?.Column, fault.Message));
        }
    }

    /// <summary>Notes an unknown indicator, with the nearest that are known.</summary>
    public void AddUnknownIndicator(string field, string code, Catalogue catalogue)
    {
        Add(field, QueryMessages.UnknownIndicator(code, catalogue));
        NearestIndicators = NearestIndicators.IsEmpty
            ? Nearest.To(code, catalogue.Indicators.Select(indicator => indicator.Code))
            : NearestIndicators;
    }

    /// <summary>The refusal for what was found.</summary>
    public Refusal ToRefusal(Func<ImmutableArray<Fault>, Refusal> otherwise)
    {
        var faults = found.ToImmutable();
        return faults.Any(fault => fault.Code == QueryMessages.UnknownIndicatorCode)
            ? Refusals.UnknownIndicator(faults, NearestIndicators)
            : otherwise(faults);
    }
}
