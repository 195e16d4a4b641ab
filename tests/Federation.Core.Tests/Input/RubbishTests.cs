using System.Text;
using Federation.Core.Input;

namespace Federation.Core.Tests.Input;

/// <summary>Whatever is sent, the answer is a value or faults with their places, never an exception.</summary>
public sealed class RubbishTests
{
    private const int Rounds = 5000;

    /// <summary>Change it to look elsewhere; a failure prints the seed that replays it.</summary>
    private const int FirstSeed = 20181126;

    private const string Body = """
        {
          "key": "2018-10m", "revision": 1, "period": "2018-10M",
          "source": { "document": "000", "title": "Năm 2018 📌", "publishedOn": "2018-11-26", "publishedPrecision": "month" },
          "observations": [
            { "indicator": "members", "breakdown": "sector:non-state.fdi;age:young", "asOf": "2018-11-26", "value": 941,
              "precision": { "from": "2018-11-01", "to": "2018-11-26" }, "scope": "subtree", "status": "estimated" },
            { "indicator": "admissions", "period": "2018", "value": 1.5e1, "upper": 20.25, "bound": "range", "scope": "own" }
          ],
          "answersTo": ["09-nq-tu"],
          "targets": [{ "indicator": "members", "period": "2020", "value": 30, "percentOf":
            { "indicator": "members", "asOf": "2019-12-31" } }],
          "claims": [{ "kind": "sum", "of": { "indicator": "members", "asOf": "2018-11-26" }, "value": -1,
            "parts": [{ "committee": "ha-noi.iz", "indicator": "members", "asOf": "2018-11-26" }] }]
        }
        """;

    private static readonly string[] Pieces =
    [
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "1e999",
        "\"\\ud800\"",
        "\"0001-01-01\"",
        "\"9999-12-31\"",
        "\"term-2995-3000\"",
        "\"9999-01-01/9999-12-31\"",
        "\"month\"",
        "\"year\"",
        "\"projected\"",
        "0",
        ",",
        ":",
        "\"",
        "\\",
        "\0",
        "\u00A0",
    ];

    [Fact]
    public void Is_answered_by_faults_with_their_places()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Rounds; seed++)
        {
            var json = Mutated(new Random(seed));
            var because = $"seed {seed}: {Encoding.UTF8.GetString(json)}";
            var exception = Record.Exception(() => AssertAnswered(json, because));
            Assert.True(exception is null, $"{because}\n{exception}");
        }
    }

    private static void AssertAnswered(byte[] json, string because)
    {
        var read = ReportReader.Read(json, Inputs.Catalogue, Inputs.Today);
        Assert.All(read.Faults, fault => Assert.True(fault is { Line: > 0, Column: > 0 }, because));
        if (read.IsValid)
        {
            var stored = TotalsFromParts.Derive(
                ReportReader.ReadStored(ReportWriter.Write(read.Value)),
                Inputs.Catalogue
            );
            Same.Report(read.Value, stored, because);
        }

        AssertRefusedOrRead(() => ReportReader.ReadStored(json));
        AssertRefusedOrRead(() => EventReader.ReadStored(json));
        _ = EventReader.Read(json, Inputs.Catalogue, Inputs.Today);
        _ = CommitteeTreeReader.Read(json, Inputs.Catalogue, Inputs.Today);
        _ = TargetsReader.Read(json, Inputs.Catalogue, Inputs.Today);
        _ = CatalogueReader.Read([("c.json", json)]);
    }

    private static void AssertRefusedOrRead(Func<object> read)
    {
        var exception = Record.Exception(read);
        Assert.True(exception is null or FormatException, exception?.ToString());
    }

    /// <summary>The body with one to three values replaced, or bytes changed, cut or doubled.</summary>
    private static byte[] Mutated(Random random)
    {
        var text = Body;
        for (var round = random.Next(1, 4); round > 0; round--)
        {
            var from = random.Next(text.Length);
            var until = random.Next(3) == 0 ? Math.Min(text.Length, from + random.Next(12)) : ValueEnd(text, ref from);
            text = random.Next(8) switch
            {
                0 => text.Remove(from, until - from),
                1 => text.Insert(from, text[from..until]),
                _ => string.Concat(text.AsSpan(0, from), Pieces[random.Next(Pieces.Length)], text.AsSpan(until)),
            };
        }

        var json = Encoding.UTF8.GetBytes(text);
        if (random.Next(10) == 0)
        {
            json[random.Next(json.Length)] = (byte)random.Next(256);
        }

        return json;
    }

    /// <summary>Moves to where the next value begins; where it ends, as far as a comma or bracket tells.</summary>
    private static int ValueEnd(string text, ref int from)
    {
        var colon = text.IndexOf(": ", from, StringComparison.Ordinal);
        from = colon < 0 ? from : colon + 2;
        var end = text.AsSpan(from).IndexOfAny(",}]");
        return end < 0 ? text.Length : from + end;
    }
}
