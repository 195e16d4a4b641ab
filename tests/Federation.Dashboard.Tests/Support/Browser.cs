using System.Net;
using System.Text.RegularExpressions;

namespace Federation.Dashboard.Tests.Support;

/// <summary>
/// A browser without scripts: keeps cookies, and sends a page's form with what the page has put into its fields,
/// changed only where the test types.
/// </summary>
public sealed partial class Browser(DashboardService service)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public async Task<Page> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Sends the form of a page by the button with a value, and follows where the answer leads.</summary>
    public async Task<Page> SendAsync(Page page, string? button, params (string Name, string Value)[] typed)
    {
        var sent = await SendOnceAsync(page, button, typed);
        return sent.Status == HttpStatusCode.SeeOther ? await GetAsync(sent.Headers["Location"]) : sent;
    }

    /// <summary>The same, with the very answer.</summary>
    public async Task<Page> SendOnceAsync(Page page, string? button, params (string Name, string Value)[] typed)
    {
        var form = FormOf(page);
        var fields = Fields(form);
        foreach (var (name, value) in typed)
        {
            Assert.True(
                fields.ContainsKey(name) || form.Contains($"name=\"{name}\"", StringComparison.Ordinal),
                $"There is no field {name}"
            );
            fields[name] = value;
        }

        if (button is not null)
        {
            Assert.Contains($"value=\"{button}\"", form);
            fields["action"] = button;
        }

        var action = WebUtility.HtmlDecode(Action().Match(form).Groups[1].Value).Split('#')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, action);
        request.Content = new FormUrlEncodedContent(fields);
        return await SendAsync(request);
    }

    /// <summary>What a page has put into the fields of its form.</summary>
    public static Dictionary<string, string> FieldsOf(Page page) => Fields(FormOf(page));

    public void ForgetCookies() => cookies.Clear();

    private static string FormOf(Page page)
    {
        var match = PostForm().Match(page.Html);
        Assert.True(match.Success, "There is no form that is posted");
        return match.Value;
    }

    private static Dictionary<string, string> Fields(string form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(form))
        {
            var type = Attribute(input.Value, "type");
            var isLeftOut =
                type is "radio" or "submit"
                || (type == "checkbox" && !input.Value.Contains(" checked", StringComparison.Ordinal));
            if (Attribute(input.Value, "name") is { } name && !isLeftOut)
            {
                fields[name] = Attribute(input.Value, "value") ?? "";
            }
        }

        foreach (Match select in Select().Matches(form))
        {
            var options = Option().Matches(select.Value).Select(option => option.Value).ToList();
            var chosen = options.Find(option => option.Contains(" selected", StringComparison.Ordinal)) ?? options[0];
            fields[Attribute(select.Value, "name")!] = Attribute(chosen, "value")!;
        }

        foreach (Match area in Area().Matches(form))
        {
            fields[Attribute(area.Value, "name")!] = WebUtility.HtmlDecode(area.Groups[1].Value);
        }

        return fields;
    }

    private static string? Attribute(string tag, string name)
    {
        var match = Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"");
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
    }

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        using var response = await service.Client.SendAsync(request, CancellationToken.None);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(CancellationToken.None),
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase)
        );
    }

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    [GeneratedRegex("\\saction=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("<textarea[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();
}
