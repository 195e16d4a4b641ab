namespace Federation.Api.Linking;

/// <summary>The installation above, as it is dialled.</summary>
/// <param name="Url">Its address: <c>https://host:port</c>.</param>
/// <param name="Key">By what its key is known.</param>
/// <param name="Secret">The secret of the token; null where it has been used.</param>
/// <param name="Met">Called once it has been met: it is the one that the token is from.</param>
public sealed record LinkUpper(Uri Url, string Key, string? Secret, Action Met)
{
    /// <summary>Where links are.</summary>
    public Uri Link => new UriBuilder(Url) { Scheme = Uri.UriSchemeWss, Path = LinkServer.Path }.Uri;
}
