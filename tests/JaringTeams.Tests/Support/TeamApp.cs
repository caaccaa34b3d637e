using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Reminders;
using Jaring.Storage;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Jaring.Tab.Room;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Support;

/// <summary>
/// The real server with the real store in a folder of its own, spoken to over HTTP in the office's words. Fake are Teams, Outlook, Entra (an own issuer)
/// and the clock. Workers stand still; a test lets the outbox deliver when it wants to.
/// </summary>
internal sealed class TeamApp : IAsyncDisposable
{
    public const string Office = "tirtawana";
    public const string OtherOffice = "lembayung";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string OtherTenant = "99999999-9999-4999-8999-999999999999";
    public const string ClientId = "22222222-2222-4222-8222-222222222222";
    public const string Host = "dasbor.tirtawana.example";

    /// <summary>Saturday 21 November 2026, 20.00 in Tirtawana.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);

    private WebApplication app = null!;

    private TeamApp(TokenIssuer issuer, ManualClock clock, string? folder)
    {
        (Issuer, Clock) = (issuer, clock);
        Folder = folder ?? Directory.CreateTempSubdirectory("jaring-team-").FullName;
        Notices = new(clock);
    }

    public TokenIssuer Issuer { get; }
    public ManualClock Clock { get; }
    public string Folder { get; }
    public FakeNotices Notices { get; }
    public FakeCalendar Calendar { get; private set; } = new();
    public FakeFreeBusy FreeBusy { get; } = new();
    public FakeAnnouncer Announcer { get; private set; } = new();
    public FakeReminders Reminders { get; private set; } = new();
    public IServiceProvider Services => app.Services;

    public IReadOnlyList<TestMember> Members { get; private set; } =
    [
        new("a0000000-0000-4000-8000-000000000001", "Laras Kinanti", "Kepala Subbagian Umum", "P", coordinator: true),
        new("a0000000-0000-4000-8000-000000000002", "Bagas Wirawan", "Staf Subbagian Teknis", "L"),
        new("a0000000-0000-4000-8000-000000000003", "Nurul Hasanah", "Staf Subbagian Hukum", "P"),
        new("a0000000-0000-4000-8000-000000000004", "Ratna Puspita", "Staf Subbagian Data", "P"),
        new("a0000000-0000-4000-8000-000000000005", "Dimas Satria", "Anggota KPU", "L"),
    ];

    public static Task<TeamApp> StartAsync(Action<OfficeOptions>? office = null, Action<IServiceCollection>? services = null, DateTimeOffset? at = null) =>
        StartAsync(null, office, services, at);

    /// <summary>Stops the host and starts another over the same folder, clock, people and outside world.</summary>
    public async Task<TeamApp> RestartAsync(Action<OfficeOptions>? office = null)
    {
        await app.DisposeAsync();
        return await StartAsync(this, office, null, null);
    }

    public HttpClient Anonymous(string host = Host)
    {
        var client = app.GetTestClient();
        client.BaseAddress = new Uri($"https://{host}/");
        return client;
    }

    public HttpClient As(TestMember member) => WithToken(Token(member));

    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public Dictionary<string, object> Claims(TestMember member) => Issuer.Claims(Tenant, ClientId, member.Oid, Clock.GetUtcNow());

    public string Token(TestMember member) => Issuer.Sign(Claims(member));

    public async Task<JsonNode> HomeAsync(TestMember member)
    {
        using var answer = await As(member).GetAsync($"/{Office}/api/home");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<HttpResponseMessage> EnrolAsync(TestMember member)
    {
        member.Id = (string)(await HomeAsync(member))["me"]!["memberId"]!;
        return await PutAsync(member, "me/record", member.Record());
    }

    public Task<HttpResponseMessage> PutAsync(TestMember member, string path, string json) =>
        As(member).PutAsync($"/{Office}/api/{path}", new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> PostAsync(TestMember member, string path, object json) => As(member).PostAsJsonAsync($"/{Office}/api/{path}", json);

    public Task<HttpResponseMessage> ProposeAsync(TestMember member, string e) => PutAsync(member, "founding", JsonSerializer.Serialize(new { e }));

    public Task<HttpResponseMessage> SignAsync(TestMember member, string hash, string e) => PostAsync(member, "founding/signatures", new { hash, sig = member.Sign(e) });

    /// <summary>Enrols the first members and founds the directory with all of them.</summary>
    public async Task FoundAsync(int members = 5)
    {
        foreach (var member in Members.Take(members))
        {
            (await EnrolAsync(member)).EnsureSuccessStatusCode();
        }
        var e = TestMember.B64(TestMember.Entry(Clock.GetUtcNow(), Members.Take(members)));
        var proposal = (await (await ProposeAsync(Members[0], e)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        foreach (var member in Members.Take(members))
        {
            (await SignAsync(member, (string)proposal["proposal"]!["hash"]!, e)).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Something happened that the team should hear of.</summary>
    public Task RequestNoticeAsync(string office = Office) => Services.GetRequiredService<StoreWriter>().WriteAsync(
        async (store, ct) =>
        {
            await Services.GetRequiredService<INoticeDesk>().RequestAsync(store, office, ct);
            return true;
        },
        CancellationToken.None);

    public Task<int> DeliverAsync() => Services.GetRequiredService<OutboxDelivery>().DeliverDueAsync(CancellationToken.None);

    /// <summary>Lets time pass in steps and the outbox deliver after each.</summary>
    public async Task LiveAsync(TimeSpan span, TimeSpan step)
    {
        for (var end = Clock.GetUtcNow() + span; Clock.GetUtcNow() < end;)
        {
            Clock.Advance(step);
            await DeliverAsync();
        }
    }

    public async Task<T> ReadAsync<T>(Func<JaringDbContext, Task<T>> read)
    {
        await using var store = await Services.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        return await read(store);
    }

    public Task<List<OutboxRow>> OutboxAsync() => ReadAsync(store => store.Set<OutboxRow>().OrderBy(r => r.Id).ToListAsync());

    public Task PutRowAsync(OutboxRow row) => ReadAsync(async store =>
    {
        store.Add(row);
        return await store.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Issuer.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<TeamApp> StartAsync(TeamApp? before, Action<OfficeOptions>? office, Action<IServiceCollection>? services, DateTimeOffset? at)
    {
        var started = before is null
            ? new TeamApp(await TokenIssuer.StartAsync(), new ManualClock(at ?? Start), null)
            : new TeamApp(before.Issuer, before.Clock, before.Folder) { Members = before.Members, Calendar = before.Calendar, Announcer = before.Announcer, Reminders = before.Reminders };
        started.app = started.Build(office, services);
        await started.app.StartAsync();
        return started;
    }

    private WebApplication Build(Action<OfficeOptions>? office, Action<IServiceCollection>? services)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration["Entra:Authority"] = Issuer.Authority;
        builder.Configuration["Entra:RequireHttps"] = "false";
        builder.Services.Configure<JaringOptions>(o => Describe(o, office));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddJaring().AddRoom().AddDashboard();
        builder.Services.AddSingleton<INoticeSender>(Notices).AddSingleton<ICalendar>(Calendar).AddSingleton<IReadFreeBusy>(FreeBusy)
            .AddSingleton<IAnnouncementSender>(Announcer).AddSingleton<IAddressLook>(Announcer)
            .AddSingleton<IReminderSender>(Reminders).AddSingleton<IReplyCalendar>(Reminders);
        foreach (var worker in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name.EndsWith("Worker", StringComparison.Ordinal) == true).ToList())
        {
            builder.Services.Remove(worker);
        }
        services?.Invoke(builder.Services);
        var built = builder.Build();
        built.UseEdge().UseSignIn();
        built.MapRoom();
        built.MapDashboard();
        return built;
    }

    private void Describe(JaringOptions options, Action<OfficeOptions>? change)
    {
        options.DataFolder = Path.Combine(Folder, "data");
        var office = new OfficeOptions
        {
            Id = Office,
            Name = "KPU Kabupaten Tirtawana",
            TenantId = Tenant,
            Mailbox = "jaring@tirtawana.example",
            RoomOrigin = "https://ruang.tirtawana.example",
            DashboardOrigin = $"https://{Host}",
            TeamApp = App(ClientId),
            StaffApp = App("44444444-4444-4444-8444-444444444444"),
        };
        foreach (var m in Members)
        {
            office.Team.Add(new() { ObjectId = m.Oid, Name = m.Name, Post = m.Post, Sex = m.Sex, Coordinator = m.Coordinator });
        }
        change?.Invoke(office);
        var other = new OfficeOptions { Id = OtherOffice, Name = "KPU Kabupaten Lembayung", TenantId = OtherTenant, Mailbox = "jaring@lembayung.example", RoomOrigin = "https://ruang.lembayung.example", DashboardOrigin = "https://dasbor.lembayung.example", TeamApp = App("33333333-3333-4333-8333-333333333333"), StaffApp = App("55555555-5555-4555-8555-555555555555") };
        for (var n = 1; n <= 3; n++)
        {
            other.Team.Add(new() { ObjectId = $"b0000000-0000-4000-8000-00000000000{n}", Name = $"Anggota {n}", Post = "Staf", Sex = "P", Coordinator = n == 1 });
        }
        options.Offices.Add(office);
        options.Offices.Add(other);
    }

    private static EntraAppOptions App(string clientId) => new() { ClientId = clientId, TeamsAppId = "66666666-6666-4666-8666-666666666666" };
}
