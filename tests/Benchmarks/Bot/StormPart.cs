using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;

namespace Jaring.Benchmarks.Bot;

/// <summary>What a storm left.</summary>
/// <param name="Turns">Messages, each counted once.</param>
/// <param name="Repeats">How many of them were delivered a second time.</param>
/// <param name="Late">Seconds from the last message to the last answer.</param>
/// <param name="Memory">What the host held, the median of each sixth of the storm, in MiB.</param>
/// <param name="Faults">Who got no answer, or two; what was not taken.</param>
internal sealed record StormResult(int Turns, int Repeats, double Late, IReadOnlyList<double> Memory, IReadOnlyList<string> Faults)
{
    /// <summary>The last sixth beside the third: by then everybody has written once, and every window and cache is as large as it gets.</summary>
    public double Growth => Memory[5] / Memory[2];
}

/// <summary>
/// Two hundred messages a second, a tenth of them delivered twice, half of those at once and half two seconds later, while the connector throttles and fails a
/// fifth of all calls: everybody gets exactly one answer, and the host's memory stays where it was.
/// </summary>
internal sealed class StormPart(string data, TimeSpan length)
{
    private const int PerSecond = 200;
    private const double Flat = 1.10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(2);

    public static Part Describe(StormResult storm) => new(
        "storm",
        "A storm of messages, with a connector that throttles and fails a fifth of the calls",
        ["messages", "delivered twice", "answered exactly once", "last answer after the last message", "memory in MiB, by sixths"],
        [[
            RunReport.Number(storm.Turns), RunReport.Number(storm.Repeats), storm.Faults.Count == 0 ? "all" : "not all",
            $"{RunReport.Number(storm.Late, 1)} s", string.Join(", ", storm.Memory.Select(m => RunReport.Number(m))),
        ]],
        [new Goal("memory flat, at the end at most 1.10 times what it was in the third sixth", RunReport.Number(storm.Growth, 2), storm.Growth <= Flat)],
        storm.Faults);

    /// <summary>What is wrong with these counts of answers.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<string> sent, IReadOnlyDictionary<string, int> answers)
    {
        var (none, more, strange) = (sent.Count(s => !answers.ContainsKey(s)), sent.Count(s => answers.GetValueOrDefault(s) > 1), answers.Keys.Except(sent).Count());
        return [.. new[] { (none, "got no answer"), (more, "got more than one answer"), (strange, "were answered and never sent") }
            .Where(f => f.Item1 > 0).Select(f => $"{f.Item1} messages {f.Item2}")];
    }

    public async Task<StormResult> MeasureAsync()
    {
        var folder = Disk.Folder(data, "storm");
        try
        {
            await using var world = await HostWorld.StartAsync(folder);
            var messages = new Conversations(world.Cloud, world.At).Make((int)(PerSecond * length.TotalSeconds));
            world.Cloud.IsTroubled = true;
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = world.At.Room };
            var (refused, memory, sending) = (new ConcurrentDictionary<HttpStatusCode, int>(), new List<long>(), new List<Task>());
            var began = Stopwatch.GetTimestamp();
            for (var n = 0; n < messages.Count; n++)
            {
                sending.Add(SendAsync(http, messages[n], TimeSpan.Zero, refused));
                if (n % 10 == 0)
                {
                    sending.Add(SendAsync(http, messages[n], n % 20 == 0 ? TimeSpan.Zero : Repeat, refused));
                }

                if (n % PerSecond == 0)
                {
                    memory.Add(world.Host.Memory);
                }

                var early = TimeSpan.FromSeconds((double)n / PerSecond) - Stopwatch.GetElapsedTime(began);
                await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero);
            }

            await Task.WhenAll(sending);
            var last = Stopwatch.GetTimestamp();
            while (world.Cloud.Answers.Count < messages.Count && Stopwatch.GetElapsedTime(last) < Patience)
            {
                await Task.Delay(100);
            }

            // Whatever is on its way for a second time arrives as well.
            var late = Stopwatch.GetElapsedTime(last).TotalSeconds;
            await Task.Delay(Repeat);
            return new(
                messages.Count, (messages.Count + 9) / 10, late, [.. Enumerable.Range(0, 6).Select(n => Median(memory, n))],
                [.. Faults([.. messages.Select(m => m.Id)], world.Cloud.Answers), .. refused.Select(r => $"{r.Value} messages were answered with {(int)r.Key}")]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SendAsync(HttpClient http, Message message, TimeSpan after, ConcurrentDictionary<HttpStatusCode, int> refused)
    {
        await Task.Delay(after);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
        request.Headers.Authorization = message.Token;
        request.Content = new ByteArrayContent(message.Body) { Headers = { ContentType = new("application/json") } };
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            refused.AddOrUpdate(answer.StatusCode, 1, (_, before) => before + 1);
        }
    }

    /// <summary>Of one sixth of the storm, in MiB.</summary>
    private static double Median(List<long> memory, int sixth) =>
        Side.Median(memory.Skip(memory.Count * sixth / 6).Take(Math.Max(1, memory.Count / 6)).Select(m => m / 1048576.0));
}
