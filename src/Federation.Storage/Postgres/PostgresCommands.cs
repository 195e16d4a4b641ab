using Npgsql;
using NpgsqlTypes;

namespace Federation.Storage.Postgres;

/// <summary>Commands with their parameters, which are named by their place: $1, $2 …</summary>
internal static class PostgresCommands
{
    /// <summary>A command of a connection. The connection prepares what it meets again.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly or one of its migrations.
        command.CommandText = sql;
#pragma warning restore CA2100
        Add(command.Parameters, values);
        return command;
    }

    /// <summary>A command of a batch.</summary>
    public static NpgsqlBatchCommand BatchCommand(string sql, params object[] values)
    {
#pragma warning disable CA2100 // Every text is a constant of this assembly.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        Add(command.Parameters, values);
        return command;
    }

    private static void Add(NpgsqlParameterCollection parameters, object[] values)
    {
        foreach (var value in values)
        {
            parameters.Add(
                value switch
                {
                    bool isSo => new NpgsqlParameter<bool> { TypedValue = isSo },
                    int number => new NpgsqlParameter<int> { TypedValue = number },
                    long number => new NpgsqlParameter<long> { TypedValue = number },
                    string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
                    DateTimeOffset at => new NpgsqlParameter<DateTimeOffset> { TypedValue = at },
                    byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
                    long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers },
                    string?[] texts => new NpgsqlParameter<string?[]>
                    {
                        TypedValue = texts,
                        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                    },
                    byte[][] many => new NpgsqlParameter<byte[][]> { TypedValue = many },
                    _ => throw new ArgumentException($"Not a parameter: {value.GetType()}"),
                }
            );
        }
    }
}
