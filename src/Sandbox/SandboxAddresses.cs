using System.Net;
using System.Net.Sockets;

namespace Jaring.Sandbox;

/// <summary>The four addresses of a running Sandbox, all on loopback. The room and the dashboard stand on another site than the page that frames them.</summary>
internal sealed record SandboxAddresses(Uri Page, Uri Cloud, Uri Room, Uri Dashboard)
{
    /// <summary>The chat platform's address for outgoing bot messages.</summary>
    public Uri Connector => new(Cloud, "connector/");

    /// <summary>Chooses the ports.</summary>
    public static SandboxAddresses Choose(int portBase)
    {
        var ports = portBase == 0 ? FreePorts(4) : [portBase, portBase + 1, portBase + 10, portBase + 20];
        return new($"http://localhost:{ports[0]}/".ToUri(), $"https://localhost:{ports[1]}/".ToUri(),
            $"http://127.0.0.1:{ports[2]}/".ToUri(), $"http://127.0.0.1:{ports[3]}/".ToUri());
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        listeners.ForEach(l => l.Dispose());
        return ports;
    }
}

internal static class UriText
{
    public static Uri ToUri(this string text) => new(text);

    /// <summary>Scheme, host and port without a slash at the end.</summary>
    public static string Origin(this Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
