using System.Collections.Concurrent;
using System.Net;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;

namespace Jaring.Benchmarks.Bot;

/// <summary>The chat platform's side of one server.</summary>
internal sealed class ChatPlatform(Uri address, ServerProcess server, PretendCloud cloud, int senders) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = senders, UseProxy = false, UseCookies = false }) { BaseAddress = address };

    public Task<Sample> SendAsync(int atOnce, IReadOnlyList<Message> messages) =>
        Load.RunAsync(atOnce, messages.Count, server, n => TurnAsync(messages[n]));

    /// <summary>What went wrong since it was last asked.</summary>
    public IReadOnlyList<string> TakeFaults()
    {
        IReadOnlyList<string> taken = [.. faults.Select(f => $"{f.Value} turns {f.Key}")];
        faults.Clear();
        return taken;
    }

    public void Dispose() => http.Dispose();

    private async Task TurnAsync(Message message)
    {
        var answered = cloud.AnswerTo(message.Id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
        request.Headers.Authorization = message.Token;
        request.Content = new ByteArrayContent(message.Body) { Headers = { ContentType = new("application/json") } };
        using var accepted = await http.SendAsync(request);
        if (accepted.StatusCode != HttpStatusCode.OK)
        {
            Note($"were answered with {(int)accepted.StatusCode}");
        }
        else if (!await ArrivesAsync(answered))
        {
            Note("sent no card");
        }

        cloud.Forget(message.Id);
    }

    /// <summary>Leaves no timer behind for a card that came: thousands of them would be collected while the clock runs.</summary>
    private static async Task<bool> ArrivesAsync(Task answered)
    {
        try
        {
            await answered.WaitAsync(Patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Note(string fault) => faults.AddOrUpdate(fault, 1, (_, before) => before + 1);
}
