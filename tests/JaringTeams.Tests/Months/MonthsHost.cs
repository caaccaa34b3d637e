using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Jaring.Host;
using Jaring.Host.Logs;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Months;

/// <summary>
/// The whole host with its file and all its workers on a clock that a test moves through months. Only Teams and Outlook are stood in for.
/// Time goes in leaps; after each the host has come to rest, so that what a leap caused has happened and nothing depends on the machine's speed.
/// </summary>
internal sealed class MonthsHost : IAsyncDisposable
{
    /// <summary>The outbox's poll, of a length that no other timer has: a worker that waits this long has nothing left to do.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(58);

    /// <summary>The rhythm of the leaps between rounds, and of the drills' draws where a test has any.</summary>
    public static readonly TimeSpan Grid = TimeSpan.FromHours(3);

    private readonly bool ownsFolder;
    private readonly WebApplication app;

    private MonthsHost(WebApplication app, ManualClock clock, FakeNotices notices, string folder, bool ownsFolder) =>
        (this.app, Clock, Notices, Folder, this.ownsFolder) = (app, clock, notices, folder, ownsFolder);

    public ManualClock Clock { get; }

    public FakeNotices Notices { get; }

    public string Folder { get; }

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<OfficeOptions> Offices => Services.GetRequiredService<OfficeRegister>().All;

    public INoticeDesk Desk => Services.GetRequiredService<INoticeDesk>();

    public string File => Path.Combine(Folder, "data", StorageServices.FileName);

    /// <summary>Starts it.</summary>
    /// <param name="clock">From when on.</param>
    /// <param name="settings">Changes to <see cref="TestSettings"/>.</param>
    /// <param name="before">A stopped host over whose folder this one starts, with the people it told.</param>
    /// <param name="services">What a test replaces.</param>
    public static async Task<MonthsHost> StartAsync(
        ManualClock clock, Action<Dictionary<string, string?>>? settings = null, MonthsHost? before = null, Action<IServiceCollection>? services = null)
    {
        var folder = before?.Folder ?? NewFolder();
        var values = TestSettings.Complete(Path.Combine(folder, "data"));
        values["Room:PuzzleBits"] = "1";
        values["Room:FreeReportsPerBucket"] = "1000";
        values["Room:FreeLookupsPerBucket"] = "1000";
        values["Outbox:Poll"] = Poll.ToString();
        settings?.Invoke(values);
        var notices = before?.Notices ?? new FakeNotices(clock);
        var app = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(values);
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.WebHost.UseTestServer();
            builder.Services.AddKeyedSingleton(nameof(LogServices), TextWriter.Null);
            builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<INoticeSender>(notices).AddSingleton<ICalendar>(new FakeCalendar());
            services?.Invoke(builder.Services);
        });
        await app.StartAsync();
        var started = new MonthsHost(app, clock, notices, folder, before?.ownsFolder ?? true);
        await started.RestAsync();
        return started;
    }

    /// <summary>Founds the list of an office with all its seats, as of now.</summary>
    public async Task FoundAsync(string office)
    {
        var seats = await AskAsync(s => s.Set<Seat>().Where(x => x.OfficeId == office).ToListAsync());
        var members = seats.Select(s => new TestMember(s.ObjectId, s.Name, s.Post, s.Sex) { Id = s.MemberId }).ToList();
        var e = TestMember.B64(TestMember.Entry(Clock.GetUtcNow(), members));
        var hash = Jaring.Shapes.Jt1.DirectoryHash(System.Buffers.Text.Base64Url.DecodeFromChars(e));
        var sigs = JsonSerializer.Serialize(members.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => new DirectorySignatureView(m.Id, m.Sign(e))));
        await Services.GetRequiredService<StoreWriter>().WriteAsync(
            async (store, ct) =>
            {
                store.Add(new StoredDirectoryEntry { OfficeId = office, N = 0, E = e, Sigs = sigs, Hash = hash });
                return await store.SaveChangesAsync(ct);
            },
            default);
        Services.GetRequiredService<GenesisFiles>().Pin(office, hash);
    }

    /// <summary>Sends a report as the page does.</summary>
    public async Task<TestReport> ReportAsync(string office)
    {
        var hash = await AskAsync(s => s.Set<StoredDirectoryEntry>().Where(e => e.OfficeId == office).Select(e => e.Hash).SingleAsync());
        var report = TestReport.New(0, hash);
        var puzzle = Services.GetRequiredService<Puzzle>().Issue(office);
        var body = $$"""{"submitKey":"{{PublicId.New()}}","puzzle":{"challenge":"{{puzzle.Challenge}}","nonce":{{JaringApplication.Solve(puzzle)}}},"sealed":{{report.Sealed}},"late":{{DrillReport.MakeLate()}}}""";
        using var answer = await PostAsync(office, "reports", body);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return report;
    }

    public Task<HttpResponseMessage> PostAsync(string office, string path, string json)
    {
        var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return Client($"ruang.{office}.example").PostAsync($"/{office}/api/{path}", content);
    }

    /// <summary>Fetches a case by its access token, as a member's browser does.</summary>
    public Task<HttpResponseMessage> OpenAsync(string office, TestReport report)
    {
        var content = new StringContent($$"""{"access":"{{report.Access}}"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return Client($"dasbor.{office}.example").PostAsync($"/{office}/api/cases/open", content);
    }

    public HttpClient Client(string host)
    {
        var client = app.GetTestClient();
        client.BaseAddress = new Uri($"https://{host}/");
        return client;
    }

    public Task<string> ReadyAsync() => Client("elsewhere.example").GetStringAsync("/readyz");

    /// <summary>Leaps through the hours that can be divided by three, and to just before and just after each round of each office.</summary>
    public async Task LiveAsync(DateTimeOffset end, Func<Task>? each = null)
    {
        foreach (var stop in Stops(Clock.GetUtcNow(), end))
        {
            await LeapAsync(stop);
            await (each?.Invoke() ?? Task.CompletedTask);
        }
    }

    /// <summary>One leap, and what it causes.</summary>
    public async Task LeapAsync(DateTimeOffset to)
    {
        Clock.LeapTo(to);
        await RestAsync();
    }

    public async Task<T> AskAsync<T>(Func<JaringDbContext, Task<T>> question)
    {
        await using var store = await Services.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        return await question(store);
    }

    /// <summary>Ends the process but keeps the folder, for a host that starts over it.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ownsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Returns when the outbox and the drills of every office have done what was due and wait again.</summary>
    private async Task RestAsync()
    {
        var drawing = Offices.Where(o => o.Notices.DrillsPerMonth > 0).GroupBy(o => o.Notices.DrillDrawEvery).Select(g => (Every: g.Key, Offices: g.Count())).ToList();
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (Clock.Waiting(Poll) == 0 || drawing.Any(d => Clock.Waiting(d.Every) < d.Offices))
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(60), "The host does not come to rest.");
            await Task.Yield();
        }
    }

    /// <summary>In memory where the system has room for it: these tests are about time, and a year writes the file anew 365 times.</summary>
    private static string NewFolder()
    {
        const string memory = "/dev/shm";
        const long enough = 4L << 30;
        var hasRoom = Directory.Exists(memory) && new DriveInfo(memory).AvailableFreeSpace > enough;
        return Directory.CreateDirectory(Path.Combine(hasRoom ? memory : Path.GetTempPath(), $"jaring-months-{Path.GetRandomFileName()}")).FullName;
    }

    private SortedSet<DateTimeOffset> Stops(DateTimeOffset now, DateTimeOffset end)
    {
        var stops = new SortedSet<DateTimeOffset> { end };
        for (var hour = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero); hour < end; hour += Grid)
        {
            stops.Add(hour);
        }

        foreach (var office in Offices)
        {
            for (var round = NoticeSchedule.Next(office, now - Poll).ToUniversalTime(); round < end; round = NoticeSchedule.Next(office, round).ToUniversalTime())
            {
                stops.Add(round.AddSeconds(-1));
                stops.Add(round + Poll);
            }
        }

        stops.RemoveWhere(s => s <= now || s > end);
        return stops;
    }
}
