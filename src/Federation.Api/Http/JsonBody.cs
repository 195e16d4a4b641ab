using System.Buffers;
using Federation.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Api.Http;

/// <summary>Reads a JSON body whole, as bytes: the readers of the core say where a fault stands.</summary>
internal static class JsonBody
{
    private const int FirstBytes = 16 * 1024;

    /// <summary>The body.</summary>
    /// <exception cref="RefusalException">It is not JSON by its headers, or larger than is read.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequest request,
        long bytesMax,
        CancellationToken cancellationToken
    )
    {
        CheckIsJson(request);
        if (request.ContentLength > bytesMax)
        {
            throw new RefusalException(Refusals.BodyTooLarge(bytesMax));
        }

        // The buffer grows with what comes, once it is full: a length that is only said must not cost memory.
        var body = new ArrayBufferWriter<byte>(FirstBytes);
        while (true)
        {
            var count = await ReadSomeAsync(request, body.GetMemory(), cancellationToken);
            if (count == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(count);
            if (body.WrittenCount > bytesMax)
            {
                throw new RefusalException(Refusals.BodyTooLarge(bytesMax));
            }
        }
    }

    private static async ValueTask<int> ReadSomeAsync(
        HttpRequest request,
        Memory<byte> memory,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await request.Body.ReadAsync(memory, cancellationToken);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // So the server says of some chunks that they are none.
            throw new RefusalException(Refusals.OfStatus(StatusCodes.Status400BadRequest));
        }
    }

    private static void CheckIsJson(HttpRequest request)
    {
        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType == "application/json" || type.Suffix == "json")
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            && request.Headers.ContentEncoding.Count == 0;
        if (!isJson)
        {
            throw new RefusalException(Refusals.NotJson(request.ContentType));
        }
    }
}
