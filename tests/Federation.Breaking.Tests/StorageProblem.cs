using System.Text.Json.Nodes;

namespace Federation.Breaking.Tests;

/// <summary>What the interface says while the storage cannot be written or read.</summary>
internal static class StorageProblem
{
    public static async Task AssertIsAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Headers.RetryAfter is { Delta: not null }, $"503 without Retry-After: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal("storage-unavailable", (string)problem["code"]!);
        var remedy = answer.Content.Headers.ContentLanguage.Single() == "vi" ? "ổ đĩa" : "disk";
        Assert.Contains(remedy, (string)problem["detail"]!);
    }
}
