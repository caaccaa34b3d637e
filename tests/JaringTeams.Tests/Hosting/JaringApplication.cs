using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Jaring.Cases;
using Jaring.Host;
using Jaring.Host.Logs;
using Jaring.Intake;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Hosting;

/// <summary>The real host on loopback with its store in a temporary folder, asked in the office's words.</summary>
internal sealed class JaringApplication : IAsyncDisposable
{
    public const string Office = "tirtawana";
    public const string OtherOffice = "lembayung";
    private readonly bool ownsFolder;
    private readonly WebApplication app;

    private JaringApplication(WebApplication app, string folder, bool ownsFolder, StringWriter log)
    {
        (this.app, Folder, this.ownsFolder, Log) = (app, folder, ownsFolder, log);
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
        Room = Client(port, $"ruang.{Office}.example");
        Dashboard = Client(port, $"dasbor.{Office}.example");
        OtherRoom = Client(port, $"ruang.{OtherOffice}.example");
        Elsewhere = Client(port, "elsewhere.example");
    }

    public string Folder { get; }

    public StringWriter Log { get; }

    public HttpClient Room { get; }

    public HttpClient Dashboard { get; }

    public HttpClient OtherRoom { get; }

    public HttpClient Elsewhere { get; }

    /// <summary>Where the host listens, for bytes that no HTTP client would send.</summary>
    public Uri Address => Elsewhere.BaseAddress!;

    public IServiceProvider Services => app.Services;

    public static async Task<JaringApplication> StartAsync(
        Action<Dictionary<string, string?>>? settings = null, Action<WebApplicationBuilder>? configure = null, string? folder = null, Action<WebApplication>? map = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("jaring-").FullName;
        var values = TestSettings.Complete(Path.Combine(data, "data"));
        values["Urls"] = "http://127.0.0.1:0";
        values["Room:PuzzleBits"] = "1";
        values["Room:FreeReportsPerBucket"] = "1000";
        values["Files:FreePerBucket"] = "1000";
        settings?.Invoke(values);
        var log = new StringWriter();
        try
        {
            return new JaringApplication(await RunAsync(values, log, configure, map), data, folder is null, log);
        }
        catch when (folder is null)
        {
            Directory.Delete(data, recursive: true);
            throw;
        }
    }

    private static async Task<WebApplication> RunAsync(Dictionary<string, string?> values, StringWriter log, Action<WebApplicationBuilder>? configure, Action<WebApplication>? map)
    {
        var app = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(values);
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Trace).AddFilter("System", LogLevel.Trace);
            builder.Services.AddKeyedSingleton<TextWriter>(nameof(LogServices), log);
            builder.Services.AddSingleton<INoticeDesk, OneRound>();
            builder.Services.AddSingleton<IReadDirectory, VectorDirectory>();
            builder.Services.AddSingleton<IReadSchedule, OneSession>();
            configure?.Invoke(builder);
        });
        map?.Invoke(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>Sends a sealed report as the page does: asks for a puzzle, solves it, posts.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string sealedReport, string? submitKey = null, string? late = null) =>
        PostAsync(Room, "/api/reports", Envelope(sealedReport, submitKey ?? PublicId.New(), late: late));

    /// <summary>The body of a report with a solved puzzle around it, and two late slots that nobody opens unless others are given.</summary>
    public string Envelope(string sealedReport, string submitKey, string office = Office, string? late = null)
    {
        var puzzle = Services.GetRequiredService<Puzzle>().Issue(office);
        return $$"""{"submitKey":"{{submitKey}}","puzzle":{"challenge":"{{puzzle.Challenge}}","nonce":{{Solve(puzzle)}}},"sealed":{{sealedReport}},"late":{{late ?? DrillReport.MakeLate()}}}""";
    }

    public static long Solve(PuzzleChallenge puzzle)
    {
        var challenge = System.Buffers.Text.Base64Url.DecodeFromChars(puzzle.Challenge);
        return Enumerable.Range(0, int.MaxValue).First(n => Puzzle.IsSolved(challenge, puzzle.Bits, (ulong)n));
    }

    /// <summary>Posts JSON to a path of the first office.</summary>
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string json, string office = Office) =>
        client.PostAsync($"/{office}{path}", new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    /// <summary>The answer's JSON.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await JsonAsync(answer)).GetProperty("code").GetString();
    }

    /// <summary>Reads the store.</summary>
    public async Task<T> AskAsync<T>(Func<JaringDbContext, Task<T>> question)
    {
        await using var store = await Services.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        return await question(store);
    }

    /// <summary>The sealed report of a row, opened with the case's shred key.</summary>
    public string ReportOf(StoredCase row) => Services.GetRequiredService<ShredKeys>().Find(row.ShredKey)!.Open(row.Sealed);

    /// <summary>How many rows each table holds, empty ones left out; what nothing was stored means.</summary>
    public Task<Dictionary<string, int>> RowsAsync() => AskAsync(async store =>
    {
        var rows = new Dictionary<string, int>();
        foreach (var table in new[] { "cases", "case_messages", "case_log", "case_slot_sets", "case_epochs", "member_caches", "outbox", "drafts" })
        {
            // The names are this list's.
#pragma warning disable EF1002
            var count = await store.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM {table}").SingleAsync();
#pragma warning restore EF1002
            if (count > 0)
            {
                rows[table] = count;
            }
        }

        return rows;
    });

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static HttpClient Client(int port, string host)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Host = host;
        return client;
    }
}
