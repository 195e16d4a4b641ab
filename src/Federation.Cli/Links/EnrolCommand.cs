using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Federation.Engine.Link;
using Federation.Engine.Ports;
using Federation.Storage;
using Federation.Storage.Links;

namespace Federation.Cli.Links;

/// <summary><c>federation enrol</c>: lets an installation below link up, and prints its token.</summary>
internal static class EnrolCommand
{
    public static Command Create()
    {
        var instances = new Argument<string[]>("instances")
        {
            Description = "The instances kept there · các đơn vị lưu ở đó",
            Arity = ArgumentArity.OneOrMore,
        };
        var url = Options.Url();
        var language = Options.Language();
        var data = new Option<string?>("--data")
        {
            Description = "The data folder of a program that does not run · thư mục dữ liệu của chương trình đang dừng",
        };
        var enrol = new Command("enrol", "Lets an installation link up · ghi danh một hệ thống cấp dưới")
        {
            instances,
            url,
            data,
            language,
        };
        enrol.SetAction(
            (parsed, cancellationToken) =>
            {
                var error = new Speaker(parsed.InvocationConfiguration.Error, parsed.GetRequiredValue(language));
                var output = parsed.InvocationConfiguration.Output;
                var wanted = parsed.GetRequiredValue(instances);
                return parsed.GetValue(data) is { } folder
                    ? Task.FromResult(Offline(Path.GetFullPath(folder), wanted, output, error))
                    : OnlineAsync(parsed.GetRequiredValue(url), wanted, output, error, cancellationToken);
            }
        );
        return enrol;
    }

    private static int Offline(string folder, string[] instances, TextWriter output, Speaker error)
    {
        try
        {
            var links = Path.Combine(folder, "links");
            using var certificate = LinkKey.LoadOrMake(links);
            using var book = new LinkBook(
                links,
                () => LinkIdentity.Of(certificate),
                instance => File.Exists(Path.Combine(folder, $"{instance}.db")),
                TimeProvider.System
            );
            output.WriteLine(book.Enrol([.. instances]).Token);
            return 0;
        }
        catch (RequestRefusedException refused)
        {
            error.Say(refused.Text);
            return 1;
        }
        catch (StorageRefusedException refused)
        {
            error.Say(new(refused.Vi, refused.En));
            return 1;
        }
    }

    private static async Task<int> OnlineAsync(
        string url,
        string[] instances,
        TextWriter output,
        Speaker error,
        CancellationToken cancellationToken
    )
    {
        var body = JsonContent.Create(
            new JsonObject { ["instances"] = new JsonArray([.. instances.Select(one => (JsonNode?)one)]) }
        );
        var answer = await Service.SendAsync(url, HttpMethod.Post, "links", body, error, cancellationToken);
        if (answer is null)
        {
            return 1;
        }

        await output.WriteLineAsync((string?)answer["token"]);
        return 0;
    }
}
