using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Federation.Api.Http;

/// <summary>What a question that was posted answers: JSON that is written out, without a tag.</summary>
internal sealed class Written<T>(byte[] body) : IResult, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)WireJson.Instance.GetTypeInfo(typeof(T))!;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), ["application/json"]));

    /// <summary>Writes a value out.</summary>
    public static byte[] Prepare(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Type);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
