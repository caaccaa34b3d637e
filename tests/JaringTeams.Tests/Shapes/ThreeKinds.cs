using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Cases;
using Jaring.Host.Logs;
using Jaring.Intake;
using Jaring.Sealing;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Tests.Hosting;
using Jaring.Tests.Months;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Shapes;

/// <summary>What came in: a decoy of the host, a report that two open together, or one that each reader opens alone.</summary>
internal enum Kind
{
    Drill,
    Dual,
    Normal,
}

/// <summary>
/// The whole host with its file after a thousand drills, a thousand dual reports and a thousand normal ones, in this order of arrival. Drills went the
/// host's own way, reports over HTTP and really sealed: to two to four readers, with and without a name, with any text of one step, and never to
/// <see cref="Excluded"/>. Only the rounds over the receipts' digits are few.
/// </summary>
public sealed class ThreeKinds : IAsyncLifetime
{
    /// <summary>Of each kind; the issue names the number.</summary>
    public const int Each = 1000;

    private const string Office = JaringApplication.Office;
    private const string Excluded = "Anggota 2";
    private readonly StringWriter log = new();
    private readonly List<string> arrivals = [];
    private TokenIssuer entra = null!;

    internal MonthsHost Host { get; private set; } = null!;

    /// <summary>What the browser of somebody who was left out of every report receives, asked twice.</summary>
    internal IReadOnlyList<byte[]> Indexes { get; private set; } = [];

    /// <summary>The store as somebody copies it on the day of all these arrivals.</summary>
    internal CopiedStore BeforeRewrite { get; private set; } = null!;

    /// <summary>The same once the file was written anew, as it is each day.</summary>
    internal CopiedStore AfterRewrite { get; private set; } = null!;

    /// <summary>The kind of each case by its id.</summary>
    internal Dictionary<string, Kind> KindOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the reports as they were acknowledged.</summary>
    internal IReadOnlyList<string> Arrivals => arrivals;

    /// <summary>The host's log lines while this kind came, without their moments.</summary>
    internal Dictionary<Kind, List<string>> LogOf { get; } = [];

    public async Task InitializeAsync()
    {
        entra = await TokenIssuer.StartAsync();
        Host = await MonthsHost.StartAsync(ManualClock.Monday(), Settings, services: services => services
            .AddKeyedSingleton<TextWriter>(nameof(LogServices), log).Configure<LoggerFilterOptions>(o => o.MinLevel = LogLevel.Information));
        await Host.FoundAsync(Office);
        await ComeAsync(Kind.Drill, _ => DrillAsync());
        var directory = await DirectoryAsync();
        await ComeAsync(Kind.Dual, n => SubmitAsync(directory, n, dual: true));
        await ComeAsync(Kind.Normal, n => SubmitAsync(directory, n, dual: false));
        await Host.LeapAsync(Host.Desk.NextRound(Office) + MonthsHost.Poll);
        Indexes = [await IndexOfExcludedAsync(), await IndexOfExcludedAsync()];
        BeforeRewrite = await CopiedStore.TakeAsync(Host.File);
        await RewriteWorker.RewriteAsync(Host.Services.GetRequiredService<StoreWriter>(), default);
        AfterRewrite = await CopiedStore.TakeAsync(Host.File);
    }

    public async Task DisposeAsync()
    {
        BeforeRewrite.Dispose();
        AfterRewrite.Dispose();
        await Host.DisposeAsync();
        await entra.DisposeAsync();
    }

    /// <summary>A report for which the host answers with a refusal: the log can tell, where there is something to tell.</summary>
    internal async Task<List<string>> LogOfRefusalAsync()
    {
        var from = log.ToString().Length;
        Assert.Equal(HttpStatusCode.BadRequest, (await Host.PostAsync(Office, "reports", "{}")).StatusCode);
        return LinesFrom(from);
    }

    private async Task<byte[]> IndexOfExcludedAsync()
    {
        var oid = await Host.AskAsync(s => s.Set<Seat>().Where(x => x.OfficeId == Office && x.Name == Excluded).Select(x => x.ObjectId).SingleAsync());
        var office = Host.Offices.Single(o => o.Id == Office);
        using var client = Host.Client(new Uri(office.DashboardOrigin).Host);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", entra.Sign(entra.Claims(office.TenantId, office.TeamApp.ClientId, oid, Host.Clock.GetUtcNow())));
        return await client.GetByteArrayAsync($"/{Office}/api/index");
    }

    private void Settings(Dictionary<string, string?> settings)
    {
        settings["Entra:Authority"] = entra.Authority;
        settings["Entra:RequireHttps"] = "false";
        settings["Room:FreeReportsPerBucket"] = "100000";
    }

    private async Task ComeAsync(Kind kind, Func<int, Task> come)
    {
        var from = log.ToString().Length;
        await Parallel.ForEachAsync(Enumerable.Range(0, Each), async (n, _) => await come(n));
        LogOf[kind] = LinesFrom(from);
        foreach (var id in await Host.AskAsync(s => s.Set<StoredCase>().Select(c => c.CaseId).ToListAsync()))
        {
            KindOf.TryAdd(id, kind);
        }
    }

    private List<string> LinesFrom(int from) =>
        [.. log.ToString()[from..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).Select(line =>
        {
            line.Remove("time");
            return line.ToJsonString();
        }).Order(StringComparer.Ordinal)];

    private async Task DrillAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(Office, default);
    }

    private async Task<VerifiedDirectory> DirectoryAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var view = await scope.ServiceProvider.GetRequiredService<IReadDirectory>().ReadAsync(Office, default);
        var chain = view.Chain.Select(r => new DirectoryRecord(r.E, [.. r.Sigs.Select(s => new DirectorySignature(s.By, s.Sig))])).ToList();
        return Jaring.Sealing.Directory.Verify(chain, view.Genesis!, Host.Clock.GetUtcNow());
    }

    private async Task SubmitAsync(VerifiedDirectory directory, int n, bool dual)
    {
        var (report, _, late) = Reports.Seal(Draw(directory, new Random(n), dual));
        var places = JsonSerializer.Serialize(late.Select(place => new { e = place.E, c = place.C }));
        var puzzle = Host.Services.GetRequiredService<Puzzle>().Issue(Office);
        var body = $$"""{"submitKey":"{{PublicId.New()}}","puzzle":{"challenge":"{{puzzle.Challenge}}","nonce":{{JaringApplication.Solve(puzzle)}}},"sealed":{{Encoding.UTF8.GetString(report.Write())}},"late":{{places}}}""";
        using var answer = await Host.PostAsync(Office, "reports", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        lock (arrivals)
        {
            arrivals.Add(CaseHeader.Read(report.Kh).Case);
        }
    }

    /// <summary>What somebody might choose and write. The excluded member is left out of all, by name in every second one.</summary>
    private static Report Draw(VerifiedDirectory directory, Random dice, bool dual)
    {
        var excluded = directory.Entry.Members.Single(m => m.Who!.Name == Excluded).Id;
        var others = directory.Entry.Members.Select(m => m.Id).Where(id => id != excluded).ToArray();
        dice.Shuffle(others);
        var body = new JsonObject { ["kind"] = "report", ["text"] = new string('k', dice.Next(1, 40_000)) };
        return new(directory, others[..dice.Next(2, 5)], dice.Next(2) == 0 ? [] : [excluded], body, OfficeKeys.SiteSalt(Office))
        {
            Dual = dual,
            Name = dice.Next(2) == 0 ? null : new JsonObject { ["name"] = new string('n', dice.Next(1, 200)) },
            ReceiptRounds = 1,
        };
    }
}
