using System.Net;
using System.Net.Sockets;

namespace Federation.Engine.Clustered.Tests.Proof;

/// <summary>Ports for programs that keep theirs while they are down.</summary>
internal static class Ports
{
    /// <summary>Free now, and below the ports that Linux hands out to outgoing connections.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }
}
