using System.CommandLine;
using Federation.Core.Indicators;

namespace Federation.Cli.Links;

/// <summary><c>federation revoke</c>: ends a link, at once and for good.</summary>
internal static class RevokeCommand
{
    public static Command Create()
    {
        var link = new Argument<string>("link") { Description = "Its number, as links prints it · số của liên kết" };
        var url = Options.Url();
        var language = Options.Language();
        var revoke = new Command("revoke", "Ends a link for good · thu hồi một liên kết") { link, url, language };
        revoke.SetAction(
            async (parsed, cancellationToken) =>
            {
                var spoken = parsed.GetRequiredValue(language);
                var error = new Speaker(parsed.InvocationConfiguration.Error, spoken);
                var path = $"links/{Uri.EscapeDataString(parsed.GetRequiredValue(link))}";
                var service = parsed.GetRequiredValue(url);
                var answer = await Service.SendAsync(service, HttpMethod.Delete, path, null, error, cancellationToken);
                if (answer is null)
                {
                    return 1;
                }

                new Speaker(parsed.InvocationConfiguration.Output, spoken).Say(
                    new Labels($"Đã thu hồi {answer["id"]}.", $"{answer["id"]} is revoked.")
                );
                return 0;
            }
        );
        return revoke;
    }
}
