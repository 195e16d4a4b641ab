using System.Net;
using System.Net.Sockets;

namespace Federation.Processes;

/// <summary>Ports for programs that keep theirs while they are down.</summary>
public static class Ports
{
    /// <summary>Free now, and where no outgoing connection takes it meanwhile: below the ports that Linux hands out.</summary>
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
