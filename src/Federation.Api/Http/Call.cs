using Federation.Api.Problems;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;

namespace Federation.Api.Http;

/// <summary>What every handler needs.</summary>
internal readonly record struct Call(
    HttpContext Http,
    IFederation Federation,
    Calendar Calendar,
    ApiSettings Settings,
    PreparedAnswers Prepared,
    CancellationToken Aborted
)
{
    public Catalogue Catalogue => Federation.Catalogue;

    /// <summary>The day when it came: one call has one, however long it takes.</summary>
    public DateOnly Today { get; } = Calendar.Today;

    public string Language => Api.Http.Language.Of(Http.Request);

    /// <summary>Who writes, for the journal. Rights are not in force yet, so only from where is known.</summary>
    public Actor Actor => new(null, Http.Connection.RemoteIpAddress?.ToString());

    /// <summary>The committee that the address names.</summary>
    /// <exception cref="RefusalException">It is no identity.</exception>
    public CommitteeId Named(string id) => Committees.Named(Federation, id);

    public ValueTask<ReadOnlyMemory<byte>> BodyAsync() =>
        JsonBody.ReadAsync(Http.Request, Settings.BodyBytesMax, Aborted);
}
