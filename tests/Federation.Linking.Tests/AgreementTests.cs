using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Federation.PostgresServer;
using Xunit.Abstractions;

namespace Federation.Linking.Tests;

/// <summary>The seeds in four installations answer, at the nation, what they answer in one.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    /// <summary>Those with figures, each installation's, and one without at the nation and at a province.</summary>
    private static readonly string[] Asked =
    [
        "vn",
        "ha-noi",
        "ha-noi.iz",
        "ha-noi.cell-1",
        "hai-phong",
        "hai-phong.ez",
        "bac-giang",
        "bac-giang.bloc",
        "bac-giang.iz",
        "bac-ninh",
        "da-nang",
        "da-nang.htp-iz",
        "an-giang",
    ];

    private static readonly string[] Wholes =
    [
        "",
        "/children",
        "/children?asOf=2016-12-31",
        "/reports",
        "/findings",
        "/targets",
        "/completeness",
    ];

    private static readonly string[][] Provinces =
    [
        ["ha-noi"],
        ["hai-phong"],
        ["bac-giang", "bac-ninh"],
    ];

    /// <summary>Versions and instants: when something was heard, not what.</summary>
    private static readonly string[] Incidental =
    [
        "version",
        "freshAt",
        "generatedAt",
        "lastContact",
        "acceptedAt",
        "hash",
        "sequence",
    ];

    [Fact]
    public async Task Four_installations_answer_what_one_answers()
    {
        using var nation = await Nation.StartAsync(Settings.Seeds, Provinces);
        await CheckAsync(nation, every: 1);
    }

    /// <summary>What databases they have makes no difference: some of the questions are enough to see that.</summary>
    [Fact]
    public async Task Installations_on_PostgreSQL_and_SQLite_answer_what_one_on_SQLite_answers()
    {
        var server = await PostgresServerProcess.Shared;
        string[] onPostgres = [Nation.TopName, "bac-ninh"];
        foreach (var name in onPostgres)
        {
            await server.CreateAsync(DatabaseOf(name));
        }

        var plan = new Plan
        {
            SettingsOf = name => onPostgres.Contains(name) ? [new("Database", server.Program(DatabaseOf(name)))] : [],
        };
        using var nation = await Nation.StartAsync(Settings.Seeds, plan, Provinces);
        await CheckAsync(nation, every: 9);
    }

    private static string DatabaseOf(string installation) => installation.Replace('-', '_');

    private async Task CheckAsync(Nation nation, int every)
    {
        var alone = nation.MakeAlone();
        await alone.StartAsync();
        await alone.UntilReadyAsync();
        foreach (var installation in new[] { alone, nation.Provinces[0] })
        {
            await ReportAsync(installation);
        }

        var questions = (await QuestionsAsync(alone)).Where((_, i) => i % every == 0).ToList();
        var counts = new ConcurrentDictionary<HttpStatusCode, int>();
        var known = 0;
        await Parallel.ForEachAsync(
            questions,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (question, _) =>
            {
                var (status, expected) = Plain(await alone.AnswerAsync(question));
                counts.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (expected["value"] is JsonValue)
                {
                    Interlocked.Increment(ref known);
                }

                await Waiting.UntilAsync(
                    $"the nation answers {question} as one installation does",
                    async () =>
                    {
                        var (served, answer) = Plain(await nation.Top.AnswerAsync(question));
                        return served == status && JsonNode.DeepEquals(expected, answer)
                            ? null
                            : $"{status} {expected}\nbut the nation\n{served} {answer}";
                    }
                );
            }
        );
        output.WriteLine(
            $"{questions.Count} questions: {string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"))}; "
                + $"{known} figures with a value"
        );
        // So that it is no agreement of refusals or of nothing.
        Assert.True(counts.GetValueOrDefault(HttpStatusCode.OK) > questions.Count * 9 / 10, "Most was refused");
        Assert.True(known > 90 / every, $"Only {known} figures have a value");
    }

    /// <summary>What comes after the seeds: a cell that reports, below a committee that then counts from below.</summary>
    private static async Task ReportAsync(Installation installation)
    {
        var cell = Committees.Established("ha-noi.cell-1", "ha-noi.iz", "cell");
        cell["establishedOn"] = "2023-01-01";
        await installation.PostAsync("committees", cell);
        await installation.PostAsync(
            "committees/ha-noi.cell-1/reports",
            new JsonObject
            {
                ["key"] = "2023",
                ["asOf"] = "2023-12-31",
                ["source"] = new JsonObject { ["document"] = "cell-1" },
                ["observations"] = new JsonArray(
                    new JsonObject
                    {
                        ["indicator"] = "party-members",
                        ["asOf"] = "2023-12-31",
                        ["value"] = 12,
                        ["scope"] = "own",
                    }
                ),
            }
        );
        await installation.PostAsync(
            "committees/ha-noi.iz/events",
            new JsonObject
            {
                ["key"] = "below-2023",
                ["kind"] = "counts-from-below",
                ["effectiveFrom"] = "2023-12-31",
            }
        );
    }

    private static async Task<List<string>> QuestionsAsync(Installation alone)
    {
        var list = await alone.GetAsync("committees?limit=500");
        var committees = list["items"]!.AsArray().Select(committee => (string)committee!["id"]!).ToList();
        Assert.Empty(Asked.Except(committees));
        var indicators = (await alone.GetAsync("catalogue"))["indicators"]!
            .AsArray()
            .ToDictionary(one => (string)one!["code"]!, one => (string)one!["kind"]!);
        List<string> questions = ["committees?limit=500", "catalogue"];
        questions.AddRange(committees.SelectMany(id => Wholes.Select(path => $"committees/{id}{path}")));
        foreach (var (indicator, kind) in indicators)
        {
            var (early, late, more) =
                kind == "flow"
                    ? ("period=2018", "period=2011-01-01/2015-12-31", "period=2012-06-01/2022-06-01")
                    : ("asOf=2016-12-31", "asOf=2026-01-01", "asOf=2016-12-31&boundaries=now");
            questions.AddRange(
                Asked.SelectMany(id =>
                    new[]
                    {
                        $"committees/{id}/figures?indicator={indicator}&{early}",
                        $"committees/{id}/figures?indicator={indicator}&{late}",
                        $"committees/{id}/figures?indicator={indicator}&{more}",
                        $"committees/{id}/explain?indicator={indicator}&{late}&depth=10",
                        $"committees/{id}/series?indicator={indicator}&from=2012-01-01&to=2025-12-31&step=year",
                    }
                )
            );
            questions.Add($"committees/vn/table?by=child&indicator={indicator}&{late}");
            questions.Add($"committees/ha-noi/table?by=child&indicator={indicator}&{early}");
        }

        return questions;
    }

    private static (HttpStatusCode Status, JsonNode Body) Plain((HttpStatusCode Status, JsonNode Body) answer)
    {
        Strip(answer.Body);
        return answer;
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in Incidental)
            {
                members.Remove(name);
            }

            foreach (var (_, member) in members)
            {
                Strip(member);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Strip(item);
            }
        }
    }
}
