using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Federation.Api.Hosting;

/// <summary>Keeps the program to this machine while nobody issues tokens.</summary>
public static class OnlyThisMachine
{
    /// <summary>
    /// With no issuer configured, every address but loopback is refused before it is opened: anybody who can reach the
    /// interface may then read and write everything.
    /// </summary>
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
            throw new StartRefusedException(
                $"The address {ip} is not loopback and no issuer of tokens is configured, so anybody who reaches it "
                    + $"could "
                    + "read and write everything. Serve on http://127.0.0.1 or http://localhost, or configure "
                    + "Federation__Issuer."
            );
        }
    }
}
