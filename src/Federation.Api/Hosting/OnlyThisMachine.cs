using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Federation.Api.Hosting;

/// <summary>
/// Keeps the program to this machine while nobody issues tokens: anybody who reaches the interface can then read and
/// write everything, so with no issuer configured every address but loopback is refused.
/// </summary>
public static class OnlyThisMachine
{
    /// <summary>Checks the addresses that are configured as URLs, before anything is opened.</summary>
    /// <param name="urls">The addresses, separated by semicolons; null or empty for none.</param>
    /// <param name="settings">Whether there is an issuer.</param>
    /// <exception cref="StartRefusedException">One of them is not loopback.</exception>
    public static void Check(string? urls, ApiSettings settings)
    {
        foreach (var url in urls?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var address = BindingAddress.Parse(url.Trim());
            var isLocal =
                address.IsUnixPipe
                || address.IsNamedPipe
                || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
            if (settings.Issuer is null && !isLocal)
            {
                throw Refusal(url.Trim());
            }
        }
    }

    /// <summary>Checks every address, however it was configured, before the server listens on it.</summary>
    /// <exception cref="StartRefusedException">At start: an address is not loopback.</exception>
    public static void ServeOnlyThisMachine(this KestrelServerOptions server, ApiSettings settings)
    {
        if (settings.Issuer is null)
        {
            server.ConfigureEndpointDefaults(listen => Check(listen.EndPoint));
        }
    }

    private static void Check(EndPoint end)
    {
        if (end is IPEndPoint ip && !IPAddress.IsLoopback(ip.Address))
        {
            throw Refusal(ip.ToString());
        }
    }

    private static StartRefusedException Refusal(string address) =>
        new(
            $"The program does not start: the address {address} can be reached from other machines and no issuer of "
                + $"tokens "
                + "is configured, so anybody could read and write everything. Serve on http://127.0.0.1 or "
                + "http://localhost."
        );
}
