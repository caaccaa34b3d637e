using Jaring.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Load;

/// <summary>A real host on loopback with the real store in a file, whose waiting lines are lifted: all senders here share one address.</summary>
public abstract class LoadTest : IAsyncLifetime
{
    internal JaringApplication App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await JaringApplication.StartAsync(
        s => (s["Room:FreeReportsPerBucket"], s["Room:FreeLookupsPerBucket"]) = ("1000000", "1000000"),
        b => b.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning));

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>Lets some writers work through a list, each taking the next one as soon as it has the answer to its last.</summary>
    internal static async Task<TAnswer[]> ShareAsync<T, TAnswer>(int writers, IReadOnlyList<T> work, Func<T, Task<TAnswer>> send)
    {
        var answers = new TAnswer[work.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
        {
            await Task.Yield();
            while (Interlocked.Increment(ref next) is var n && n < work.Count)
            {
                answers[n] = await send(work[n]);
            }
        }));
        return answers;
    }

    /// <summary>Sends a report; the status and the whole body of the answer.</summary>
    internal async Task<Answer> SendAsync(string sealedReport, string key)
    {
        using var answer = await App.SubmitAsync(sealedReport, key);
        return new Answer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal sealed record Answer(int Status, string Body);
}
