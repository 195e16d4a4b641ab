namespace Federation.Storage.Tests.Postgres;

/// <summary>A database that is not opened, and says why.</summary>
internal static class Refused
{
    /// <summary>The refusal, which names nobody's password, in both languages.</summary>
    public static async Task<StorageRefusedException> ByAsync<T>(Func<Task<T>> open, string code)
    {
        var refusal = await Assert.ThrowsAsync<StorageRefusedException>(open);
        Assert.Equal(code, refusal.Code);
        Assert.Equal($"{refusal.En}\n{refusal.Vi}", refusal.Message);
        Assert.NotEqual(refusal.En, refusal.Vi);
        for (Exception? cause = refusal; cause is not null; cause = cause.InnerException)
        {
            Assert.DoesNotContain("secret", cause.Message, StringComparison.OrdinalIgnoreCase);
        }

        return refusal;
    }
}
