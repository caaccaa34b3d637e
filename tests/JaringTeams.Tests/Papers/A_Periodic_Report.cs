using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Jaring.Papers;
using Jaring.Papers.Periodic;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Tests.Attendance;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Jaring.Tests.Texts;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Papers;

/// <summary>Laporan berkala: counted from what the team recorded of its own work, and from no table of a case.</summary>
public sealed class A_Periodic_Report
{
    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31", true)]
    [InlineData("2026-S2", "2026-07-01", "2026-12-31", true)]
    [InlineData("2026-T3", "2026-07-01", "2026-09-30", false)]
    [InlineData("2028-02", "2028-02-01", "2028-02-29", false)]
    public void Has_A_Time_And_Numbers_Of_Reports_Need_Half_A_Year(string code, string from, string to, bool reports)
    {
        var period = Period.Find(code)!;
        Assert.Equal((from, to, reports), (period.From.ToString("O"), period.To.ToString("O"), period.MayTellReports));
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-S3")]
    [InlineData("2026-T0")]
    [InlineData("2026-T1\n")]
    [InlineData("1999")]
    public void Has_No_Other_Time(string code) => Assert.Null(Period.Find(code));

    [Fact]
    public async Task Counts_What_Was_Recorded_And_Leaves_The_Rest_To_A_Hand()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum", "L"), "onsite");
        await hall.MarkAsync(await hall.AddAsync("Sari Dewi", "Umum", "P"), "online");
        await hall.MarkAsync(await hall.AddAsync("Tanpa Keterangan", "Hukum"), "paper");
        await hall.AddAsync("Tidak Datang", "Umum", "P");
        await PlanAsync(hall, "2026-12-01T13:00", "2026-12-01T15:00", "kickoff", "Pembukaan karangan");
        await PlanAsync(hall, "2027-01-20T09:00", "2027-01-20T11:00", "training", "Sesi yang akan datang");
        await PlanAsync(hall, "2026-12-01T15:30", "2026-12-01T16:00", "coordination", "Koordinasi karangan");
        await SaveAsync(hall, $"sessions/{hall.Session}/papers", new { rev = 0, notes = PaperNotes.Empty with { Obstacles = "Ruang terlalu kecil.", FollowUps = [new("Cetak poster", "Umum", "2026-12-15", false)] } });
        await SaveAsync(hall, "media/AAAAAAAAAAAAAAAAAAAAAA", new JsonObject { ["rev"] = 0, ["piece"] = Media_Register.Piece(since: "2026-11-10") });
        await SaveAsync(hall, "media/BBBBBBBBBBBBBBBBBBBBBB", new JsonObject { ["rev"] = 0, ["piece"] = Media_Register.Piece(since: "2026-03-10") });
        await SaveAsync(hall, "media/CCCCCCCCCCCCCCCCCCCCCC", new JsonObject { ["rev"] = 0, ["piece"] = Media_Register.Piece(since: "2026-03-10", down: "2026-04-10") });
        await SaveAsync(hall, "pledges/AAAAAAAAAAAAAAAAAAAAAA", new { group = "staff", name = "Sri", post = "", signedOn = "2026-11-20" });
        await hall.App.PostAsync(hall.App.Members[1], "attendance/newcomers", new { add = new[] { new { id = PublicId.New(), name = "Sari Dewi", unit = "Umum", startsOn = "2026-11-02" }, new { id = PublicId.New(), name = "Baru Sekali", unit = "Umum", startsOn = "2026-11-02" } } });

        var text = await TakeAsync(hall, "2026-T4");
        Says(text, "Masa laporan : Triwulan IV 2026", "1 Oktober 2026 s.d. 31 Desember 2026", "Pembukaan 1 0 0 0", "Pelatihan di kantor 1 3 1 1", "Jumlah 2 3 1 1", "L/P tidak tercatat bagi 1 peserta.",
            "Hukum 1", "Umum 2", "mulai pada masa ini: 2 orang, sudah ikut sosialisasi: 1 orang.", "Pegawai 1", "Poster 1 2", "Koordinasi karangan", "Tidak dicantumkan", "Ruang terlalu kecil.", "Sesi yang akan datang", "Cetak poster");
        foreach (var name in new[] { "Yoga", "Sari", "Sri", "Baru Sekali" })
        {
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        }

        var year = await TakeAsync(hall, "2026-S2");
        Says(year, "Semester II 2026", "kurang dari 5", "Jumlah :");
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Moderator().GetAsync($"/{TeamApp.Office}/api/periodic/laporan-berkala-2027.docx/take")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Moderator().GetAsync($"/{TeamApp.Office}/api/periodic/undangan.docx/take")).StatusCode);
    }

    /// <summary>Counts of what people came stay when their names go.</summary>
    [Fact]
    public async Task Says_The_Same_After_The_Names_Are_Gone()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.MarkAsync(await hall.AddAsync("Yoga Pratama", "Umum", "L"), "onsite");
        var before = await TakeAsync(hall, "2026-T4");
        hall.App.Clock.MoveTo(new(2027, 2, 20, 0, 0, 0, TimeSpan.Zero));
        await hall.App.Services.GetRequiredService<Jaring.Retention.EraseWhatIsPast>().RunAsync(default);
        var after = await TakeAsync(hall, "2026-T4");
        foreach (var line in new[] { "Pelatihan di kantor 1 1 1 0", "Umum 1" })
        {
            Says(before, line);
            Says(after, line);
        }
    }

    /// <summary>What is asked of the store while a report is made: tables of sosialisasi, none of a case.</summary>
    [Fact]
    public async Task Reads_No_Table_Of_A_Case()
    {
        var asked = new Asked();
        await using var app = await TeamApp.StartAsync(services: s => s.ConfigureDbContext<JaringDbContext>(o => o.AddInterceptors(asked)));
        await app.FoundAsync();
        await using var scope = app.Services.CreateAsyncScope();
        asked.Texts.Clear();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<MakePeriodicReport>().MakeAsync(TeamApp.Office, "laporan-berkala-2026.docx", default));
        var tables = asked.Texts.SelectMany(t => System.Text.RegularExpressions.Regex.Matches(t, "(?:FROM|JOIN) \"(\\w+)\"").Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["attendance_newcomer_years", "attendance_newcomers", "attendance_people", "attendance_reach", "attendance_turnout", "attendance_years", "media_register", "pledges", "session_papers", "sessions"], tables);
        Assert.DoesNotMatch(@"Jaring\.(Cases|Intake|Drafts|Files|Audit)\b", Repository.SourceBelow("src/Jaring/Papers/Periodic") + Repository.SourceBelow("src/Jaring/MediaRegister"));
    }

    private static async Task PlanAsync(Hall hall, string from, string to, string kind, string title)
    {
        var plan = SessionRequests.Plan(PublicId.New());
        (plan["startsAt"], plan["endsAt"], plan["kind"], plan["title"]) = (from, to, kind, title);
        await SessionRequests.PlannedAsync(hall.App, plan);
    }

    private static async Task SaveAsync(Hall hall, string path, object body) =>
        Assert.True((await hall.App.PutAsync(hall.App.Members[1], path, JsonSerializer.Serialize(body, WireJson.Options))).IsSuccessStatusCode, path);

    private static async Task<string> TakeAsync(Hall hall, string period)
    {
        using var answer = await hall.Moderator().GetAsync($"/{TeamApp.Office}/api/periodic/laporan-berkala-{period}.docx/take");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var package = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        return string.Join(' ', package.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p =>
            string.Concat(p.Descendants().Select(e => e is DocumentFormat.OpenXml.Wordprocessing.TabChar ? " " : e is DocumentFormat.OpenXml.Wordprocessing.Text t ? t.Text : ""))))
            .Replace("  ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);
    }

    private static void Says(string text, params string[] all) => Assert.All(all, one => Assert.Contains(one, text, StringComparison.Ordinal));

    private sealed class Asked : DbCommandInterceptor
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
