namespace Federation.Dashboard.Serving;

/// <summary>What came of a form: the page again, or where to go.</summary>
/// <param name="Model">The page's model; null with a location.</param>
/// <param name="Status">The status.</param>
/// <param name="Location">Where the browser goes; null to show the page.</param>
public sealed record FormAnswer(object? Model, int Status, string? Location)
{
    /// <summary>Goes to another page.</summary>
    public static FormAnswer To(string location) => new(null, 303, location);

    /// <summary>Shows the page again.</summary>
    public static FormAnswer Again(object model, int status) => new(model, status, null);
}
