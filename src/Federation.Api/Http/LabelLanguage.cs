namespace Federation.Api.Http;

/// <summary>The languages of labels.</summary>
public enum LabelLanguage
{
    /// <summary>Vietnamese.</summary>
    Vi,

    /// <summary>English.</summary>
    En,
}
