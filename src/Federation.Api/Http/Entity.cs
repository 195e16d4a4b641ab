using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Federation.Api.Http;

/// <summary>Answers with a body and its strong ETag, or with 304 where the caller has just that.</summary>
internal static class Entity
{
    private const int TagBytes = 15;

    public static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body, string contentType) =>
        WriteAsync(http, body, TagOf(body.Span), contentType);

    /// <summary>The same where the tag is known.</summary>
    public static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body, string tag, string contentType)
    {
        var response = http.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Language";
        response.Headers.XContentTypeOptions = "nosniff";
        if (IsHeld(http.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Equal bytes have equal tags, other bytes others: the tag is strong.</summary>
    public static string TagOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"";
    }

    private static bool IsHeld(StringValues wanted, string tag)
    {
        if (wanted.Count == 0 || !EntityTagHeaderValue.TryParseList(wanted.ToArray()!, out var held))
        {
            return false;
        }

        var mine = new EntityTagHeaderValue(tag);
        return held.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(mine, useStrongComparison: false));
    }
}
