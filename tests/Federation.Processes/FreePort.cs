using System.Net;
using System.Net.Sockets;

namespace Federation.Processes;

/// <summary>A port for a program that keeps it while it is down.</summary>
public static class FreePort
{
    /// <summary>
    /// Free now, and where no outgoing connection takes it meanwhile: below the ports that Linux hands out.
    /// </summary>
    public static int Find()
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
