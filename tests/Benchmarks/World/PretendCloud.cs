using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.World;

/// <summary>
/// As much of Microsoft 365 as a measurement needs: the Sandbox's Entra, and a connector that takes any activity, notes that it came and answers 201.
/// The Sandbox's own connector checks everything and would be measured along with the product.
/// </summary>
internal sealed class PretendCloud : IAsyncDisposable
{
    private const string Connector = "/connector";
    private static readonly int[] Refusals = [429, 412, 502, 503, 504];
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private byte[]? firstActivity;
    private LimitedCalls? limited;
    private int calls;

    private PretendCloud(WebApplication app) => this.app = app;

    /// <summary>Signs as Entra and as the Bot Framework.</summary>
    public TokenMint Mint => app.Services.GetRequiredService<TokenMint>();

    /// <summary>The first activity that the bot ever sent, byte for byte.</summary>
    /// <exception cref="InvalidOperationException">It has sent none.</exception>
    public byte[] FirstActivity => firstActivity ?? throw new InvalidOperationException("The bot has sent nothing.");

    /// <summary>True for a connector on a bad day: every fifth call is throttled or fails, and has done nothing.</summary>
    public bool IsTroubled { get; set; }

    /// <summary>From now on it takes so long for each call, refuses with 429 what comes faster than Teams allows, and keeps the rest.</summary>
    public LimitedCalls Limit(TimeSpan answering) => limited = new LimitedCalls(answering);

    /// <summary>How often each activity was answered since it is troubled.</summary>
    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <summary>Starts it at the addresses' cloud.</summary>
    public static async Task<PretendCloud> StartAsync(SandboxAddresses at, X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, at.Cloud.Port, listen => listen.UseHttps(certificate)));
        builder.Services.AddSingleton(at).AddSingleton(TimeProvider.System).AddSingleton<Faults>().AddSingleton<TokenMint>().AddSingleton<SignIns>();
        var app = builder.Build();
        var cloud = new PretendCloud(app);
        app.MapEntra();
        app.MapPost($"{Connector}/{{**path}}", cloud.TakeAsync);
        await app.StartAsync();
        return cloud;
    }

    /// <summary>Founds the demo team at the host, as its members would.</summary>
    public async Task FoundAsync(SandboxAddresses at)
    {
        using var http = new HttpClient();
        await new Seeder(at, Mint, TimeProvider.System, http).FoundAsync(CancellationToken.None);
    }

    /// <summary>Ends when the answer to this activity has arrived.</summary>
    public Task AnswerTo(string activityId) =>
        awaited.GetOrAdd(activityId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>No longer waits for it.</summary>
    public void Forget(string activityId) => awaited.TryRemove(activityId, out _);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        await TakeBodyAsync(http.Request);
        var path = http.Request.Path.Value!;
        var activity = path[(path.LastIndexOf('/') + 1)..];
        if (limited is { } limits && !await limits.TryAsync(path))
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "1";
            return;
        }

        if (IsTroubled)
        {
            if (Interlocked.Increment(ref calls) is var call && call % 5 == 0)
            {
                http.Response.StatusCode = Refusals[call / 5 % Refusals.Length];
                http.Response.Headers.RetryAfter = http.Response.StatusCode == StatusCodes.Status429TooManyRequests ? "2" : default(string);
                return;
            }

            answers.AddOrUpdate(activity, 1, (_, before) => before + 1);
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync("""{"id":"1700000000000"}""");
        if (awaited.TryGetValue(activity, out var answer))
        {
            answer.TrySetResult();
        }
    }

    private async Task TakeBodyAsync(HttpRequest request)
    {
        if (firstActivity is not null)
        {
            await request.Body.CopyToAsync(Stream.Null);
            return;
        }

        using var kept = new MemoryStream();
        await request.Body.CopyToAsync(kept);
        firstActivity = kept.ToArray();
    }
}
