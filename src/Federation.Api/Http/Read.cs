using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Federation.Api.Http;

/// <summary>What a read answers: JSON with a strong ETag, or 304.</summary>
internal sealed class Read<T>(T value) : IResult, IEndpointMetadataProvider, IValueHttpResult<T>
{
    private static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)WireJson.Instance.GetTypeInfo(typeof(T))!;

    public T Value { get; } = value;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(304, typeof(void)));
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        Entity.WriteAsync(
            httpContext,
            JsonSerializer.SerializeToUtf8Bytes(Value, Type),
            "application/json; charset=utf-8"
        );
}
