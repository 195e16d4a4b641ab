namespace Federation.Architecture.Tests;

internal static class Report
{
    /// <summary>Fails with every report in full; xunit's own assertions cut collections and strings short.</summary>
    public static void None(IEnumerable<string> reports)
    {
        var all = reports.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
