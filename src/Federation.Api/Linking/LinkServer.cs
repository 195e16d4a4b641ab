using System.Net;
using System.Security.Cryptography.X509Certificates;
using Federation.Api.Hosting;
using Federation.Engine.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Api.Linking;

/// <summary>
/// Where installations below link up: a server of its own, which answers nothing else. Who they are, TLS proves by
/// their keys; whether they may, the book says.
/// </summary>
/// <param name="hub">The links.</param>
/// <param name="book">Who may link up.</param>
/// <param name="limits">The limits.</param>
/// <param name="logging">Where it says what it refuses.</param>
public sealed partial class LinkServer(LinkHub hub, ILinkBook book, LinkLimits limits, ILoggerFactory logging)
    : IAsyncDisposable
{
    /// <summary>The path of links.</summary>
    public const string Path = "/link";

    /// <summary>The header that carries the secret of a token, the first time.</summary>
    public const string TokenHeader = "Federation-Token";

    private readonly ILogger log = logging.CreateLogger<LinkServer>();
    private readonly CancellationTokenSource ended = new();
    private WebApplication? app;

    /// <summary>Starts to listen.</summary>
    /// <param name="url">Where: <c>https://address:port</c>.</param>
    /// <param name="certificate">The installation's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartRefusedException">It cannot listen there.</exception>
    public async Task StartAsync(Uri url, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        // Empty: nothing that is meant for the interface, such as its addresses, is read here.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton(logging);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 0;
            server.Limits.MaxConcurrentUpgradedConnections = 1000;
            server.Limits.MaxConcurrentConnections = 2000;
            server.Limits.RequestHeadersTimeout = limits.GreetingWithin;
            server.Listen(EndPointOf(url), listen => Secure(listen, certificate));
        });
        app = builder.Build();
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.Zero });
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            throw new StartRefusedException(
                $"The program does not start: it cannot listen for links at {url}: {taken.Message}. Set "
                    + "Federation__LinkUrl to a free address.",
                taken
            );
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        ended.Dispose();
    }

    private static IPEndPoint EndPointOf(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            ? new(address, url.Port)
            : throw new StartRefusedException(
                $"The program does not start: Federation__LinkUrl is '{url}'. Give an address of this machine, for "
                    + "example https://0.0.0.0:7443."
            );

    private static void Secure(ListenOptions listen, X509Certificate2 certificate)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.UseHttps(
            new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                // Keys are known by themselves; whether this one may link up is looked up for each link.
                ClientCertificateValidation = (_, _, _) => true,
                CheckCertificateRevocation = false,
                HandshakeTimeout = TimeSpan.FromSeconds(10),
                SslProtocols = System.Security.Authentication.SslProtocols.None,
            }
        );
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path != Path || !http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var key = http.Connection.ClientCertificate is { } certificate ? LinkIdentity.Of(certificate) : "";
        var enrolment = book.Find(key) ?? book.Use(http.Request.Headers[TokenHeader].ToString(), key);
        if (enrolment is null)
        {
            LogStranger(http.Connection.RemoteIpAddress?.ToString(), key);
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await using var channel = new WebSocketChannel(socket, limits.FrameBytesMax);
        LogUp(enrolment.Id, string.Join(", ", enrolment.Instances));
        using var given = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, ended.Token);
        await hub.AcceptAsync(channel, enrolment, given.Token);
        LogDown(enrolment.Id);
    }

    [LoggerMessage(LogLevel.Warning, "{Address} wants to link up with key {Key}, which is not enrolled")]
    private partial void LogStranger(string? address, string key);

    [LoggerMessage(LogLevel.Information, "{Link} is connected, for {Instances}")]
    private partial void LogUp(string link, string instances);

    [LoggerMessage(LogLevel.Information, "{Link} is disconnected")]
    private partial void LogDown(string link);
}
