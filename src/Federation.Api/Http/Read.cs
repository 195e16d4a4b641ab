using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Api.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Federation.Api.Http;

/// <summary>What a read answers: JSON with a strong ETag, or 304.</summary>
internal sealed class Read<T> : IResult, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)WireJson.Instance.GetTypeInfo(typeof(T))!;

    private readonly PreparedAnswer answer;

    public Read(T value) => answer = Prepare(value);

    private Read(PreparedAnswer answer) => this.answer = answer;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(304, typeof(void)));
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        Entity.WriteAsync(httpContext, answer.Body, answer.Tag, "application/json; charset=utf-8");

    /// <summary>An answer that was written out before.</summary>
    public static Read<T> Again(PreparedAnswer answer) => new(answer);

    /// <summary>Writes a value out.</summary>
    public static PreparedAnswer Prepare(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Type));
}
