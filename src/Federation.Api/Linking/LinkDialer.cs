using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Federation.Engine.Link;
using Microsoft.Extensions.Logging;

namespace Federation.Api.Linking;

/// <summary>
/// Keeps the link to the installation above: dials, and dials again with growing pauses, so that a province needs no
/// open port.
/// </summary>
/// <param name="hub">The links.</param>
/// <param name="upper">The one above.</param>
/// <param name="certificate">This installation's own.</param>
/// <param name="limits">The limits.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Where it says what fails.</param>
public sealed partial class LinkDialer(
    LinkHub hub,
    LinkUpper upper,
    X509Certificate2 certificate,
    LinkLimits limits,
    TimeProvider clock,
    ILogger<LinkDialer> log
)
{
    private readonly ILogger log = log;

    /// <summary>Keeps the link until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            try
            {
                await DialAsync(cancellationToken);
            }
            catch (Exception e) when (e is IOException && !cancellationToken.IsCancellationRequested)
            {
                hub.Failed(e.Message);
                if (failures == 0)
                {
                    LogFailed(upper.Url, e.Message);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            // One that held for a while was no failure.
            failures = clock.GetElapsedTime(began) > limits.SilentAfter ? 0 : Math.Min(failures + 1, 10);
            if (!await PauseAsync(failures, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> PauseAsync(int failures, CancellationToken cancellationToken)
    {
        var longest = Math.Min(limits.RetryFirst.TotalSeconds * Math.Pow(2, failures), limits.RetryMax.TotalSeconds);
        // Anywhere in its upper half: those that were cut off together do not come back together.
        var pause = TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
        await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    private async Task DialAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        var met = "";
        socket.Options.ClientCertificates.Add(certificate);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.RemoteCertificateValidationCallback = (_, shown, _, _) =>
        {
            met = shown is X509Certificate2 own ? LinkIdentity.Of(own) : "";
            return met == upper.Key;
        };
        if (upper.Secret is { } secret)
        {
            socket.Options.SetRequestHeader(LinkServer.TokenHeader, secret);
        }

        using var late = new CancellationTokenSource(limits.DialWithin, clock);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(upper.Link, given.Token);
        }
        catch (WebSocketException refused)
        {
            throw new IOException(WhyNot(socket, met, refused), refused);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{upper.Url} did not answer within {limits.DialWithin.TotalSeconds:0} s", slow);
        }

        upper.Met();
        LogUp(upper.Url);
        await using var channel = new WebSocketChannel(socket, limits.FrameBytesMax);
        await hub.JoinAsync(channel, cancellationToken);
    }

    private string WhyNot(ClientWebSocket socket, string met, WebSocketException refused) =>
        socket.HttpStatusCode == HttpStatusCode.Forbidden
            ? $"{upper.Url} has not enrolled this installation, or has revoked it: ask there for a token and set "
                + "Federation__UpperToken"
        : met.Length > 0 && met != upper.Key
            ? $"{upper.Url} is not the installation that the token is from: its key is {met}"
        : refused.InnerException?.Message ?? refused.Message;

    [LoggerMessage(LogLevel.Information, "Linked up to {Upper}")]
    private partial void LogUp(Uri upper);

    [LoggerMessage(LogLevel.Warning, "No link to {Upper}; it is dialled again until there is one: {Why}")]
    private partial void LogFailed(Uri upper, string why);
}
