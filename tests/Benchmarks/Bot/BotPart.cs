using System.Collections.Concurrent;
using System.Net;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;
using Jaring.Sandbox;

namespace Jaring.Benchmarks.Bot;

/// <summary>One line of the table: so many people writing at once.</summary>
internal sealed record BotLevel(int Senders, Pair Pair, IReadOnlyList<string> Faults);

/// <summary>Turns of the bot a second, beside the bare endpoint. A turn is over when it was answered with 200 and its card has reached the connector.</summary>
internal sealed class BotPart(string data, int rounds, TimeSpan length, int warmUp)
{
    private const int MostInRound = 50_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Measures these numbers of senders at one host.</summary>
    public async Task<IReadOnlyList<BotLevel>> MeasureAsync(IReadOnlyList<int> senders)
    {
        var folder = Disk.Folder(data, "bot");
        try
        {
            await using var world = await HostWorld.StartAsync(folder);
            var people = new Conversations(world.Cloud, world.At);
            using var product = new Channel(world.At.Room, world.Host, world.Cloud, senders.Max());
            var answer = Path.Combine(folder, "answer.json");
            await product.SendAsync(1, people.Make(1));
            await File.WriteAllBytesAsync(answer, world.Cloud.FirstActivity);

            var address = SandboxAddresses.Choose(portBase: 0).Page;
            await using var server = await ServerProcess.StartAsync(
                Here.Self,
                [BareBot.Mode, address.Origin(), world.At.Connector.ToString(), world.PublicPem, answer],
                new Dictionary<string, string?>(),
                Path.Combine(folder, "bare.log"),
                new Uri(address, "readyz"));
            using var bare = new Channel(address, server, world.Cloud, senders.Max());
            var levels = new List<BotLevel>();
            foreach (var at in senders)
            {
                levels.Add(await MeasureAsync(at, people, product, bare));
            }

            return levels;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<BotLevel> MeasureAsync(int senders, Conversations people, Channel product, Channel bare)
    {
        var count = Math.Max(senders, 100);
        for (var done = 0; done < warmUp;)
        {
            await bare.SendAsync(senders, people.Make(count));
            var sample = await product.SendAsync(senders, people.Make(count));
            done += count;
            count = (int)Math.Clamp(sample.PerSecond * length.TotalSeconds, 2 * senders, MostInRound);
        }

        var pair = await Pair.MeasureAsync(
            rounds, _ => product.SendAsync(senders, people.Make(count)), _ => bare.SendAsync(senders, people.Make(count)));
        return new BotLevel(senders, pair, [.. product.TakeFaults(), .. bare.TakeFaults()]);
    }

    /// <summary>The chat platform's side of one server.</summary>
    private sealed class Channel(Uri address, ServerProcess server, PretendCloud cloud, int senders) : IDisposable
    {
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
            else if (await Task.WhenAny(answered, Task.Delay(Patience)) != answered)
            {
                Note("sent no card");
            }

            cloud.Forget(message.Id);
        }

        private void Note(string fault) => faults.AddOrUpdate(fault, 1, (_, before) => before + 1);
    }
}
