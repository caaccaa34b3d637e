using System.Net.Sockets;
using System.Text;

namespace Jaring.Tests.Support;

/// <summary>HTTP byte for byte, for what no client would send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends it on a connection of its own and gives everything that comes back until the server hangs up.</summary>
    public static async Task<string> SendAsync(Uri server, string head, params byte[] body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head), .. body]);
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // The server closed with bytes of ours unread; what it said before counts.
        }

        return answer.ToString();
    }

    /// <summary>One request whose target stands in it as it is.</summary>
    public static async Task<RawAnswer> AskAsync(Uri server, string host, string method, string target, string headers = "", params byte[] body) =>
        RawAnswer.Parse(await SendAsync(server, $"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n", body));
}

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static RawAnswer Parse(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        return new(
            int.Parse(lines[0].AsSpan("HTTP/1.1 ".Length, 3), provider: null),
            lines.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim(), StringComparer.OrdinalIgnoreCase),
            parts[1]);
    }

    /// <summary>The stable code of our ProblemDetails; a chunk's length may stand before it.</summary>
    public string Code => Body.Split("\"code\":\"") is [_, var rest] ? rest[..rest.IndexOf('"', StringComparison.Ordinal)] : "";
}
