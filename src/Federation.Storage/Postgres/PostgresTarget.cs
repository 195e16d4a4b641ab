namespace Federation.Storage.Postgres;

/// <summary>A database as an operator is told of it.</summary>
/// <param name="Place">Where it is: a host, a port and its name, never a password.</param>
/// <param name="Use">What it is for.</param>
internal sealed record PostgresTarget(string Place, PostgresUse Use)
{
    public override string ToString() => Place;
}
