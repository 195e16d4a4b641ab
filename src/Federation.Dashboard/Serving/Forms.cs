using Federation.Api.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Dashboard.Serving;

/// <summary>Reads forms within limits.</summary>
internal static class Forms
{
    private const int FieldsMax = 12_000;
    private const int NameLengthMax = 300;
    private const int ValueLengthMax = 1024 * 1024;

    /// <summary>The form, and whether it comes from a page of ours.</summary>
    /// <exception cref="RefusalException">It is no form, or one that cannot be read.</exception>
    public static async ValueTask<(IFormCollection Form, bool IsTrusted)> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            throw new RefusalException(Failures.OfStatus(StatusCodes.Status400BadRequest));
        }

        var options = new FormOptions
        {
            ValueCountLimit = FieldsMax,
            KeyLengthLimit = NameLengthMax,
            ValueLengthLimit = ValueLengthMax,
        };
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, options));
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new RefusalException(Failures.OfStatus(StatusCodes.Status400BadRequest));
        }

        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        return (form, await antiforgery.IsRequestValidAsync(http));
    }
}
