using Federation.Benchmarks.Sides;
using Federation.Benchmarks.Workload;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Benchmarks.Loading;

/// <summary>Those who ask the rivals, and those who write to them.</summary>
internal static class SqlClients
{
    private const int Different = 4096;

    public static Func<IClient> Asking(Nation nation, AskJob job)
    {
        if (job.What == What.Page)
        {
            var pages = Enumerable.Range(0, nation.Provinces).Select(Questions.Page).ToArray();
            return () =>
                new Client<PostgresAsking>(
                    new(nation, job.Whom, job.Where),
                    (asking, number) => asking.AskPage(pages[number % pages.Length])
                );
        }

        var questions = Enumerable.Range(0, Different).Select(number => Questions.Upper(nation, number)).ToArray();
        return job.Whom == Asked.Sqlite
            ? () => new Client<SqliteSide>(new(job.Where), (side, number) => side.Ask(questions[number % Different]))
            : () =>
                new Client<PostgresAsking>(
                    new(nation, job.Whom, job.Where),
                    (asking, number) => asking.Ask(questions[number % Different])
                );
    }

    public static Func<IClient> Writing(Nation nation, string where, IReadOnlyList<UnitReport> reports) =>
        () => new Writer(nation, where, reports);

    private sealed class Client<T>(T asked, Action<T, int> ask) : IClient
        where T : IDisposable
    {
        public int Do(int number)
        {
            ask(asked, number);
            return sizeof(long);
        }

        public void Dispose() => asked.Dispose();
    }

    /// <summary>One report, one call of a function, one transaction.</summary>
    private sealed class Writer : IClient
    {
        private const int Stocks = FigureKey.StockGroups * FigureKey.GroupSize;
        private readonly NpgsqlConnection connection;
        private readonly NpgsqlCommand submit;
        private readonly Nation nation;
        private readonly IReadOnlyList<UnitReport> reports;

        public Writer(Nation nation, string where, IReadOnlyList<UnitReport> reports)
        {
            this.nation = nation;
            this.reports = reports;
            connection = new(where + ";Pooling=false");
            connection.Open();
            submit = new("SELECT submit($1, $2, $3, $4, $5, $6)", connection);
            NpgsqlDbType[] types =
            [
                NpgsqlDbType.Integer,
                NpgsqlDbType.Date,
                NpgsqlDbType.Date,
                NpgsqlDbType.Smallint,
                NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            ];
            foreach (var type in types)
            {
                submit.Parameters.Add(new() { NpgsqlDbType = type });
            }

            submit.Prepare();
        }

        public int Do(int number)
        {
            var report = reports[number];
            var values = Array.ConvertAll(report.Values, value => (long)value);
            submit.Parameters[0].Value = Questions.NumberOfUnit(nation, report.Unit);
            submit.Parameters[1].Value = report.Quarter.First;
            submit.Parameters[2].Value = report.Quarter.Last;
            submit.Parameters[3].Value = (short)report.Revision;
            submit.Parameters[4].Value = values[..Stocks];
            submit.Parameters[5].Value = values[Stocks..];
            submit.ExecuteNonQuery();
            return 0;
        }

        public void Dispose()
        {
            submit.Dispose();
            connection.Dispose();
        }
    }
}
