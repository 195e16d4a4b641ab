using System.Net;
using System.Text.RegularExpressions;

namespace Federation.Dashboard.Tests.Support;

/// <summary>A page as it was answered.</summary>
public sealed record Page(HttpStatusCode Status, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a reader sees of it, each run of white space one space.</summary>
    public string Text => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]*>", "")), @"[\s\u00A0]+", " ");

    /// <summary>The text of the element with an id.</summary>
    public string TextOf(string id)
    {
        var match = Regex.Match(Html, $"<(\\w+)[^>]*\\bid=\"{Regex.Escape(id)}\".*?</\\1>", RegexOptions.Singleline);
        Assert.True(match.Success, $"There is no #{id}");
        return (this with { Html = match.Value }).Text.Trim();
    }
}
