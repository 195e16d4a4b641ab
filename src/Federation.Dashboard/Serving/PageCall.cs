using Federation.Api.Http;
using Federation.Core.Identity;
using Federation.Core.Indicators;
using Federation.Engine.Ports;
using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Serving;

/// <summary>What a page's model is read from.</summary>
public sealed record PageCall
{
    /// <summary>The request.</summary>
    public required HttpContext Http { get; init; }

    /// <summary>The committees.</summary>
    public required IFederation Federation { get; init; }

    /// <summary>The parameters; faults that are noted in it become the page's answer.</summary>
    public required Query Query { get; init; }

    /// <summary>What the components get.</summary>
    public required PageView View { get; init; }

    /// <summary>Whose page; null where it is nobody's.</summary>
    public CommitteeId? Of { get; init; }

    /// <summary>Whose page it is.</summary>
    /// <exception cref="InvalidOperationException">It is nobody's.</exception>
    public CommitteeId Committee => Of ?? throw new InvalidOperationException("This page is no committee's");

    /// <summary>What is counted.</summary>
    public Catalogue Catalogue => Federation.Catalogue;

    /// <summary>The day that the page is about.</summary>
    public DateOnly AsOf => View.AsOf;

    /// <summary>Ends the reading when whoever asked has gone.</summary>
    public CancellationToken Aborted => Http.RequestAborted;
}
