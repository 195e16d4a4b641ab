using System.Net;
using System.Text.Json.Nodes;

namespace Federation.Processes;

/// <summary>What is said of committees over the interface.</summary>
public static class Committees
{
    /// <summary>The submission that establishes one.</summary>
    public static JsonObject Established(string id, string? parent, string level) =>
        new()
        {
            ["id"] = id,
            ["parent"] = parent,
            ["level"] = level,
            ["names"] = new JsonObject { ["vi"] = id, ["en"] = id },
        };

    /// <summary>Records an event of the tree, again and again while the program says that it is to be tried later.</summary>
    public static Task UntilRecordedAsync(ServedProgram at, string committee, JsonObject happened) =>
        Waiting.UntilAsync(
            $"{committee}: {happened["kind"]}",
            async () =>
            {
                using var answer = await at.SendAsync(
                    HttpMethod.Post,
                    $"/api/v1/committees/{committee}/events",
                    happened
                );
                if (answer?.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    return null;
                }

                var text = answer is null ? at.Said : await answer.Content.ReadAsStringAsync();
                var isLater = answer is null or { StatusCode: HttpStatusCode.ServiceUnavailable };
                Assert.True(isLater, $"{committee}, {happened["kind"]}: {answer?.StatusCode} {text}");
                return text;
            }
        );

    /// <summary>Waits until a program has a committee below another on a clerk's last day.</summary>
    public static Task UntilChildAsync(ServedProgram asked, string parent, string child) =>
        Waiting.UntilAsync(
            $"{asked.Name} has {child} below {parent}",
            async () =>
            {
                var (_, answer) = await asked.AnswerAsync($"committees/{parent}/children?asOf={Clerk.LastDay:O}");
                var children = answer["items"]?.AsArray().Select(one => (string)one!["id"]!) ?? [];
                return children.Contains(child) ? null : $"{answer}\n{asked.Said}";
            }
        );
}
