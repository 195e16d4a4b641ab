using System.Globalization;

namespace Federation.Core.Tests.Laws;

/// <summary>Runs a test for many seeds. FEDERATION_SEED=n in the environment runs just that one again.</summary>
internal static class Seeds
{
    private static readonly string? Only = Environment.GetEnvironmentVariable("FEDERATION_SEED");

    /// <summary>Whether a single seed is looked into.</summary>
    public static bool IsReplay => Only is not null;

    /// <summary>Calls the test with each seed; it returns what is wrong, or null.</summary>
    public static void Each(int first, int count, Func<int, string?> test)
    {
        var seeds = Only is null ? Enumerable.Range(first, count) : [int.Parse(Only, CultureInfo.InvariantCulture)];
        foreach (var seed in seeds)
        {
            string? fault;
            try
            {
                fault = test(seed);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                fault = exception.ToString();
            }

            Assert.True(fault is null, $"FEDERATION_SEED={seed}\n{fault}");
        }
    }
}
