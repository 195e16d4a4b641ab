using Federation.Benchmarks.Loading;
using Federation.Benchmarks.Workload;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Benchmarks.Sides;

/// <summary>One connection that asks by prepared statements.</summary>
internal sealed class PostgresAsking : IDisposable
{
    private const string ClosureStock = """
        SELECT sum(s.value)::bigint FROM closure c JOIN stock s ON s.committee = c.descendant
        WHERE c.ancestor = $1 AND c.valid_from <= $3 AND c.valid_to > $3
          AND s.key = $2 AND s.valid_from <= $3 AND s.valid_to > $3
        """;

    private const string ClosureFlow = """
        SELECT sum(f.value)::bigint FROM closure c JOIN flow f
          ON f.committee = c.descendant AND c.valid_from <= f.period_to AND c.valid_to > f.period_to
        WHERE c.ancestor = $1 AND f.key = $2 AND f.period_from >= $3 AND f.period_to <= $4
        """;

    private const string LtreeStock = """
        SELECT sum(s.value)::bigint FROM unit_path p JOIN stock s ON s.committee = p.committee
        WHERE p.path <@ $1 AND p.valid_from <= $3 AND p.valid_to > $3
          AND s.key = $2 AND s.valid_from <= $3 AND s.valid_to > $3
        """;

    private const string LtreeFlow = """
        SELECT sum(f.value)::bigint FROM unit_path p JOIN flow f
          ON f.committee = p.committee AND p.valid_from <= f.period_to AND p.valid_to > f.period_to
        WHERE p.path <@ $1 AND f.key = $2 AND f.period_from >= $3 AND f.period_to <= $4
        """;

    private const string RollupStock = """
        SELECT value FROM rollup_stock WHERE committee = $1 AND key = $2 AND day <= $3 ORDER BY day DESC LIMIT 1
        """;

    private const string RollupFlow = """
        SELECT value FROM rollup_flow WHERE committee = $1 AND key = $2 AND period_from = $3 AND period_to = $4
        """;

    /// <summary>A whole page in one statement: each of its figures is a read by the primary key.</summary>
    private const string RollupPage = """
        SELECT q.n, (SELECT r.value FROM rollup_stock r
                     WHERE r.committee = $1 AND r.key = q.key AND r.day <= q.last ORDER BY r.day DESC LIMIT 1)
        FROM unnest($2, $3) WITH ORDINALITY AS q (key, last, n)
        UNION ALL
        SELECT q.n + $6, (SELECT r.value FROM rollup_flow r
                          WHERE r.committee = $1 AND r.key = q.key
                            AND r.period_to = q.last AND r.period_from = q.first)
        FROM unnest($4, $5, $7) WITH ORDINALITY AS q (key, last, first, n)
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand stock;
    private readonly NpgsqlCommand flow;
    private readonly Nation nation;
    private readonly bool isByPath;
    private NpgsqlCommand? page;

    public PostgresAsking(Nation nation, Asked whom, string connectionString)
    {
        this.nation = nation;
        isByPath = whom == Asked.Ltree;
        connection = new(connectionString + ";Max Auto Prepare=0;Pooling=false");
        connection.Open();
        var (ofStock, ofFlow) = whom switch
        {
            Asked.Closure => (ClosureStock, ClosureFlow),
            Asked.Ltree => (LtreeStock, LtreeFlow),
            _ => (RollupStock, RollupFlow),
        };
        stock = Command(ofStock, 3);
        flow = Command(ofFlow, 4);
    }

    public long? Ask(Question question)
    {
        var command = question.Key.IsStock ? stock : flow;
        command.Parameters[0].Value = isByPath ? PathOf(question.Committee) : question.Committee;
        command.Parameters[1].Value = (short)question.Key.Index;
        command.Parameters[2].Value = question.From;
        if (!question.Key.IsStock)
        {
            command.Parameters[3].Value = question.To;
        }

        return command.ExecuteScalar() as long?;
    }

    /// <summary>All figures of one committee's page in one round trip.</summary>
    public long?[] AskPage(IReadOnlyList<Question> questions)
    {
        page ??= PageCommand();
        var stocks = questions.Where(question => question.Key.IsStock).ToList();
        var flows = questions.Where(question => !question.Key.IsStock).ToList();
        page.Parameters[0].Value = questions[0].Committee;
        page.Parameters[1].Value = stocks.Select(question => (short)question.Key.Index).ToArray();
        page.Parameters[2].Value = stocks.Select(question => question.To).ToArray();
        page.Parameters[3].Value = flows.Select(question => (short)question.Key.Index).ToArray();
        page.Parameters[4].Value = flows.Select(question => question.To).ToArray();
        page.Parameters[5].Value = (long)stocks.Count;
        page.Parameters[6].Value = flows.Select(question => question.From).ToArray();
        var answers = new long?[questions.Count];
        using var reader = page.ExecuteReader();
        while (reader.Read())
        {
            answers[reader.GetInt64(0) - 1] = reader.IsDBNull(1) ? null : reader.GetInt64(1);
        }

        return answers;
    }

    public void Dispose()
    {
        stock.Dispose();
        flow.Dispose();
        page?.Dispose();
        connection.Dispose();
    }

    private NpgsqlCommand Command(string text, int parameters)
    {
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        NpgsqlDbType[] types =
        [
            isByPath ? NpgsqlDbType.LTree : NpgsqlDbType.Integer,
            NpgsqlDbType.Smallint,
            NpgsqlDbType.Date,
            NpgsqlDbType.Date,
        ];
        return Prepared(command, types.AsSpan(0, parameters));
    }

    private NpgsqlCommand PageCommand() =>
        Prepared(
            new(RollupPage, connection),
            [
                NpgsqlDbType.Integer,
                NpgsqlDbType.Array | NpgsqlDbType.Smallint,
                NpgsqlDbType.Array | NpgsqlDbType.Date,
                NpgsqlDbType.Array | NpgsqlDbType.Smallint,
                NpgsqlDbType.Array | NpgsqlDbType.Date,
                NpgsqlDbType.Bigint,
                NpgsqlDbType.Array | NpgsqlDbType.Date,
            ]
        );

    private static NpgsqlCommand Prepared(NpgsqlCommand command, ReadOnlySpan<NpgsqlDbType> types)
    {
        foreach (var type in types)
        {
            command.Parameters.Add(new() { NpgsqlDbType = type });
        }

        command.Prepare();
        return command;
    }

    private string PathOf(int committee)
    {
        var zone = committee - 1 - nation.Provinces;
        return committee == 0 ? "0"
            : zone < 0 ? $"0.{committee}"
            : $"0.{Questions.NumberOfProvince(nation.ProvinceOf(zone))}.{committee}";
    }
}
