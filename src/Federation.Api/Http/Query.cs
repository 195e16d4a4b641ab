using System.Collections.Immutable;
using System.Globalization;
using Federation.Api.Problems;
using Federation.Core.Identity;
using Federation.Core.Input;
using Federation.Core.Time;
using Microsoft.AspNetCore.Http;

namespace Federation.Api.Http;

/// <summary>
/// Reads the parameters of a request. Faults are collected, those of unknown and repeated parameters first; the caller
/// reads all it needs and then calls <see cref="Check"/>. An empty parameter is an absent one, but for flags.
/// </summary>
public sealed class Query
{
    private const int TextLengthMax = 4000;

    private readonly IQueryCollection values;

    /// <summary>Notes what the endpoint does not take; see <see cref="TakesParameters"/>.</summary>
    public Query(HttpContext http)
    {
        values = http.Request.Query;
        var known = http.GetEndpoint()?.Metadata.GetMetadata<TakesParameters>()?.Parameters ?? [];
        foreach (var (name, texts) in values)
        {
            if (!IsAmong(known, name))
            {
                Faults.Add(name, QueryMessages.UnknownParameter(name, known.Select(parameter => parameter.Name)));
            }
            else if (texts.Count > 1)
            {
                Faults.Add(name, QueryMessages.RepeatedParameter(name));
            }
        }
    }

    /// <summary>What has been found wrong so far.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>Refuses the request where anything is wrong.</summary>
    /// <exception cref="RefusalException">Something is.</exception>
    public void Check()
    {
        if (Faults.Any)
        {
            throw new RefusalException(Faults.ToRefusal(Refusals.InvalidQuery));
        }
    }

    /// <summary>A text; null where it is absent, with a fault where it has to be there.</summary>
    public string? Text(QueryParameter parameter)
    {
        var text = values.TryGetValue(parameter.Name, out var texts) ? texts[0] : null;
        if (string.IsNullOrEmpty(text))
        {
            if (parameter.IsRequired)
            {
                Faults.Add(parameter.Name, QueryMessages.Missing(parameter.Name));
            }

            return null;
        }

        if (text.Length <= TextLengthMax)
        {
            return text;
        }

        Faults.Add(parameter.Name, QueryMessages.TooLong(TextLengthMax));
        return null;
    }

    /// <summary>A day; null where it is absent or wrong.</summary>
    public DateOnly? Day(QueryParameter parameter) =>
        Text(parameter) is { } text ? Times.Day(Faults, parameter, text) : null;

    /// <summary>A period, by its name or as <c>from/to</c>; null where it is absent or wrong.</summary>
    public Period? Period(QueryParameter parameter) =>
        Text(parameter) is { } text ? Times.Period(Faults, parameter, text) : null;

    /// <summary>One of some codes; null where it is absent or wrong.</summary>
    public T? Choice<T>(QueryParameter parameter)
        where T : struct, Enum
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (EnumCodes<T>.TryParse(text, out var value))
        {
            return value;
        }

        Faults.Add(parameter.Name, QueryMessages.UnknownChoice(text, EnumCodes<T>.All));
        return null;
    }

    /// <summary>A whole number; the default where it is absent or wrong.</summary>
    public int? Whole(QueryParameter parameter)
    {
        var (min, max, otherwise) = parameter.Whole!.Value;
        if (Text(parameter) is not { } text)
        {
            return otherwise;
        }

        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
        {
            return number;
        }

        Faults.Add(parameter.Name, QueryMessages.WholeNumber(min, max));
        return otherwise;
    }

    /// <summary>
    /// A flag, false where it is absent. An empty one is a fault: whoever writes <c>?dryRun</c> must not find it
    /// stored.
    /// </summary>
    public bool Flag(QueryParameter parameter)
    {
        var isGiven = values.ContainsKey(parameter.Name);
        switch (Text(parameter))
        {
            case null when !isGiven:
            case "false":
                return false;
            case "true":
                return true;
            default:
                Faults.Add(parameter.Name, QueryMessages.NotAFlag());
                return false;
        }
    }

    /// <summary>An identity; null where it is absent or none.</summary>
    public CommitteeId? Committee(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (!CommitteeId.TryParse(text, out var id))
        {
            Faults.Add(parameter.Name, QueryMessages.NotACommitteeId(text));
        }

        return id;
    }

    /// <summary>How many entries a page has.</summary>
    public int Limit() => Whole(Parameters.Limit)!.Value;

    /// <summary>Where a page begins in a listing; null for its beginning.</summary>
    public string[]? Cursor(string listing) => Cursor(listing, Parameters.Cursor);

    /// <summary>The same, for one of several listings on a page.</summary>
    public string[]? Cursor(string listing, QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (Http.Cursor.TryRead(text, listing, out var place))
        {
            return place;
        }

        Faults.Add(parameter.Name, QueryMessages.CursorUnknown());
        return null;
    }

    private static bool IsAmong(ImmutableArray<QueryParameter> known, string name)
    {
        foreach (var parameter in known)
        {
            if (parameter.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
