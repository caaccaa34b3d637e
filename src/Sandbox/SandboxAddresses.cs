using System.Net;
using System.Net.Sockets;

namespace Jaring.Sandbox;

/// <summary>The four addresses of a running Sandbox, all on loopback. The room and the dashboard stand on another site than the page that frames them.</summary>
internal sealed record SandboxAddresses(Uri Page, Uri Cloud, Uri Room, Uri Dashboard)
{
    private const int LowestPort = 11_000;
    private const uint PortCount = 21_000;

    /// <summary>Processes begin at places of their own, so that two that start together seldom meet.</summary>
    private static int asked = Environment.ProcessId * 97;

    private static readonly List<FileStream> Held = [];

    /// <summary>The chat platform's address for outgoing bot messages.</summary>
    public Uri Connector => new(Cloud, "connector/");

    /// <summary>Chooses the ports.</summary>
    public static SandboxAddresses Choose(int portBase, string dashboardHost = "127.0.0.1")
    {
        var ports = portBase == 0 ? FreePorts(4) : [portBase, portBase + 1, portBase + 10, portBase + 20];
        return new($"http://localhost:{ports[0]}/".ToUri(), $"https://localhost:{ports[1]}/".ToUri(),
            $"http://127.0.0.1:{ports[2]}/".ToUri(), $"http://{dashboardHost}:{ports[3]}/".ToUri());
    }

    /// <summary>
    /// Free ports below the range from which the system takes those of outgoing connections (Linux: from 32768 on), each given once by this process, and by
    /// no other Sandbox of this person while this process lives: a host that was killed comes back to its ports, and they were free meanwhile.
    /// A port of the system's own choice could go to a connection before anybody listens on it.
    /// </summary>
    private static int[] FreePorts(int count)
    {
        var ports = new List<int>();
        while (ports.Count < count)
        {
            var port = LowestPort + (int)((uint)Interlocked.Increment(ref asked) % PortCount);
            if (IsFree(port) && TryHold(port))
                ports.Add(port);
        }
        return [.. ports];
    }

    /// <summary>A file for each port, locked until this process ends. The folder does not depend on TMPDIR, which tests set.</summary>
    private static bool TryHold(int port)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "jaring-sandbox-ports"));
        try
        {
            var held = new FileStream(Path.Combine(folder.FullName, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            lock (Held)
                Held.Add(held);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

internal static class UriText
{
    public static Uri ToUri(this string text) => new(text);

    /// <summary>Scheme, host and port without a slash at the end.</summary>
    public static string Origin(this Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
