using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// The tokens of change tracking. Outlook keeps them in a cache of bounded size and drops the oldest, at a time that nobody promises; here the
/// newest hundred live, a week at most. A token is good for the mailbox and the window for which it was given.
/// </summary>
internal sealed class DeltaTokens(TimeProvider time)
{
    public const int Most = 100;
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, (DeltaRound Round, DateTimeOffset At)> kept = [];
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    /// <summary>Keeps where the caller stands and gives the token for it.</summary>
    public string Keep(DeltaRound round, string mailbox)
    {
        lock (gate)
        {
            var payload = string.Create(CultureInfo.InvariantCulture, $"{round.Window.Start.Ticks}.{round.Window.End.Ticks}.{Guid.CreateVersion7():N}");
            var token = $"{payload}.{Sign(payload, mailbox)}";
            kept[token] = (round, time.GetUtcNow());
            order.Enqueue(token);
            if (order.Count > Most)
                kept.Remove(order.Dequeue());
            return token;
        }
    }

    /// <summary>What the token stands for. No window: it was never given for this mailbox. A window but no round: it was forgotten.</summary>
    public (Window? Window, DeltaRound? Round) Open(string token, string mailbox)
    {
        var parts = token.Split('.');
        if (parts.Length != 4 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var start) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var end)
            || Sign(string.Join('.', parts[..3]), mailbox) != parts[3])
            return (null, null);
        lock (gate)
            return (new Window(new DateTime(start, DateTimeKind.Utc), new DateTime(end, DateTimeKind.Utc)),
                kept.TryGetValue(token, out var found) && found.At > time.GetUtcNow() - Life ? found.Round : null);
    }

    /// <summary>Forgets all, as the service may at any time.</summary>
    public void ForgetAll()
    {
        lock (gate)
        {
            kept.Clear();
            order.Clear();
        }
    }

    private string Sign(string payload, string mailbox) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{payload} {mailbox.ToUpperInvariant()}")));
}
