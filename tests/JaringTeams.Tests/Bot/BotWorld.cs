using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Bot;
using Jaring.Offices;
using Jaring.Reminders;
using Jaring.Team;
using Jaring.Tests.Support.Conformance;
using Jaring.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Bot;

/// <summary>The Microsoft 365 edge on a real Kestrel, with the stand-in of the cloud beside it, and a person who uses Teams.</summary>
internal sealed class BotWorld : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string Person = "33333333-3333-4333-8333-333333333333";
    private readonly string folder = Directory.CreateTempSubdirectory("jaring-bot-").FullName;
    private int activities;

    public string AppId { get; } = Guid.NewGuid().ToString();

    public CloudStandIn Cloud { get; private set; } = null!;

    public WebApplication App { get; private set; } = null!;

    public HttpClient Http { get; } = new();

    public LogCollector Logs { get; } = new();

    public MemoryAddressBook Addresses { get; } = new();

    /// <summary>What was taken up; hosts of one office share it.</summary>
    public MemoryTurnLedger Turns { get; private init; } = new();

    public MemoryInvitations Invitations { get; } = new();

    public ShiftedClock Clock { get; } = new();

    public OfficeOptions Office => App.Services.GetRequiredService<OfficeRegister>().Get("tirtawana");

    public string ServiceUrl => $"{Cloud.Address}/teams/";

    public static async Task<BotWorld> StartAsync(Action<Dictionary<string, string?>>? settings = null, MemoryTurnLedger? turns = null)
    {
        var world = new BotWorld { Cloud = await CloudStandIn.StartAsync(), Turns = turns ?? new MemoryTurnLedger() };
        var configuration = world.Settings();
        settings?.Invoke(configuration);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(world.Logs);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(world.Clock).AddSingleton<IAddressBook>(world.Addresses).AddSingleton<ITurnLedger>(world.Turns).AddSingleton<IAnswerInvitations>(world.Invitations);
        builder.Services.Configure<JaringOptions>(builder.Configuration.GetSection(JaringOptions.Section));
        builder.Services.AddBot(builder.Configuration);
        world.App = builder.Build();
        world.App.MapBot();
        await world.App.StartAsync();
        world.Http.BaseAddress = new Uri(world.App.Urls.Single());
        return world;
    }

    /// <summary>A message in the personal chat.</summary>
    public JsonObject Message(string text = "halo") => Activity("message", a => a["text"] = text);

    public JsonObject Activity(string type, Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"activity-{Interlocked.Increment(ref activities)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "29:person", ["name"] = "Sari Utami", ["aadObjectId"] = Person },
            ["recipient"] = new JsonObject { ["id"] = $"28:{AppId}", ["name"] = "JaringTeams" },
            ["conversation"] = new JsonObject { ["id"] = "a:chat;1=@2", ["conversationType"] = "personal", ["tenantId"] = Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        };
        change?.Invoke(activity);
        return activity;
    }

    public JsonObject Claims() => Cloud.Issuer.Claims(AppId, ServiceUrl, DateTimeOffset.UtcNow);

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString(), $"Bearer {Cloud.Issuer.Sign(Claims())}");

    public async Task<HttpResponseMessage> PostAsync(string body, string? authorization, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Waits until the connector has received this many activities, and gives them.</summary>
    public async Task<IReadOnlyList<Seen>> SentAsync(int count)
    {
        for (var i = 0; i < 800 && Cloud.Sent("/activities").Count < count; i++)
        {
            await Task.Delay(25);
        }

        return Cloud.Sent("/activities");
    }

    /// <summary>Gives a wrongly sent activity time to arrive.</summary>
    public static Task SettleAsync() => Task.Delay(300);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Cloud.DisposeAsync();
        Http.Dispose();
        Directory.Delete(folder, recursive: true);
        Ledger.Close(nameof(BotWorld), [.. Cloud.Requests.Select(Sent).OfType<Traffic>()]);
    }

    /// <summary>What the product sent, without the answers: those a test makes up.</summary>
    private static Traffic? Sent(Seen seen) => seen.Path switch
    {
        var path when path.StartsWith("/graph/v1.0", StringComparison.Ordinal) => new("graph", seen.Method, path["/graph/v1.0".Length..], seen.Query, seen.Body, 0, null),
        var path when path.StartsWith("/teams", StringComparison.Ordinal) => new("connector", seen.Method, path["/teams".Length..], seen.Query, seen.Body, 0, null),
        var path when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) => new("entra", seen.Method, path, seen.Query, seen.Body, 0, null),
        _ => null,
    };

    /// <summary>The settings of a storm: what Teams allows one tenant would stretch seconds into minutes. Each thread keeps its limits.</summary>
    public static void ManyCalls(IDictionary<string, string?> settings) => settings["Microsoft365:TenantCallsPerSecond"] = "10000";

    private Dictionary<string, string?> Settings()
    {
        var pem = Path.Combine(folder, "loopback.pem");
        File.WriteAllText(pem, CloudStandIn.CertificatePem);
        return new Dictionary<string, string?>
        {
            ["Microsoft365:LoginAuthority"] = Cloud.Address,
            ["Microsoft365:GraphBaseUrl"] = $"{Cloud.Address}/graph/v1.0",
            ["Microsoft365:BotMetadata"] = $"{Cloud.Address}/botframework/metadata",
            ["Microsoft365:ServiceHosts:0"] = new Uri(Cloud.Address).Authority,
            ["Microsoft365:TrustedCertificatePath"] = pem,
            ["Jaring:Offices:0:Id"] = "tirtawana",
            ["Jaring:Offices:0:Name"] = "KPU Kabupaten Tirtawana",
            ["Jaring:Offices:0:TenantId"] = Tenant,
            ["Jaring:Offices:0:RoomOrigin"] = "https://ruang.tirtawana.example",
            ["Jaring:Offices:0:DashboardOrigin"] = "https://tim.tirtawana.example",
            ["Jaring:Offices:0:Mailbox"] = "jaring@tirtawana.example",
            ["Jaring:Offices:0:StaffApp:ClientId"] = AppId,
            ["Jaring:Offices:0:StaffApp:TeamsAppId"] = "44444444-4444-4444-8444-444444444444",
            ["Jaring:Offices:0:StaffApp:Credential:Kind"] = "Secret",
            ["Jaring:Offices:0:StaffApp:Credential:Secret"] = "staff-secret",
            ["Jaring:Offices:0:TeamApp:ClientId"] = Guid.NewGuid().ToString(),
            ["Jaring:Offices:0:TeamApp:TeamsAppId"] = "55555555-5555-4555-8555-555555555555",
            ["Jaring:Offices:0:TeamApp:Credential:Kind"] = "Secret",
            ["Jaring:Offices:0:TeamApp:Credential:Secret"] = "team-secret",
        };
    }
}

/// <summary>Now, moved by a test.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}

/// <summary>The address book without a store: the team's slice owns the real one.</summary>
internal sealed class MemoryAddressBook : IAddressBook
{
    public ConcurrentDictionary<string, string> Kept { get; } = new();

    public ConcurrentBag<string> Unreachable { get; } = [];

    public ConcurrentBag<string> Removed { get; } = [];

    /// <summary>What stands in for the store's answer, when it is to be away or to hang.</summary>
    public Task? Trouble { get; set; }

    public Task SaveAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken)
    {
        if (Trouble is not null)
        {
            return Trouble;
        }

        Kept[$"{officeId} {channel} {objectId}"] = address;
        return Task.CompletedTask;
    }

    public Task RenewAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken) =>
        SaveAsync(officeId, channel, objectId, address, cancellationToken);

    public Task RemoveAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        Kept.TryRemove($"{officeId} {channel} {objectId}", out _);
        Removed.Add(objectId);
        return Task.CompletedTask;
    }

    public Task<string?> FindAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken) =>
        Task.FromResult(Kept.GetValueOrDefault($"{officeId} {channel} {objectId}"));

    public Task MarkUnreachableAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        Kept.TryRemove($"{officeId} {channel} {objectId}", out _);
        Unreachable.Add(objectId);
        return Task.CompletedTask;
    }
}

/// <summary>Replies without a store: what came, and what a test lets come of it.</summary>
internal sealed class MemoryInvitations : IAnswerInvitations
{
    public ConcurrentQueue<(string Person, string Press)> Pressed { get; } = new();

    public AnsweredInvitation Next { get; set; } = new(ReplyOutcome.Nothing);

    public Task<AnsweredInvitation> AnswerAsync(string officeId, string objectId, string press, CancellationToken cancellationToken)
    {
        Pressed.Enqueue((objectId, press));
        return Task.FromResult(Next);
    }
}

/// <summary>The ledger without a store; several hosts may share one.</summary>
internal sealed class MemoryTurnLedger : ITurnLedger
{
    public ConcurrentDictionary<string, byte> Taken { get; } = new();

    /// <summary>What stands in for the store's answer, when it is to be away or to hang.</summary>
    public Task<bool>? Trouble { get; set; }

    public Task<bool> TryTakeAsync(string officeId, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Trouble ?? Task.FromResult(names.Select(n => Taken.TryAdd($"{officeId} {n}", 0)).ToList().TrueForAll(first => first));

    public Task GiveBackAsync(string officeId, string name, CancellationToken cancellationToken) => Trouble ?? Task.FromResult(Taken.TryRemove($"{officeId} {name}", out _));
}

/// <summary>Every log line at every level, with its values and exception.</summary>
internal sealed class LogCollector : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public string All => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
