using System.Text.RegularExpressions;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Jaring.Tests.Texts;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Attendance;

/// <summary>Who was in a hall and who told something never meet: no table, route, source or log line joins them.</summary>
public sealed partial class Apart_From_Cases
{
    private static readonly string[] OfSessions = ["attendance_", "feedback_", "session_materials", "media_register"];

    /// <summary>Everything that is about a report, a reporter, a case, its readers or the team's keys.</summary>
    private static readonly string[] OfCases = ["cases", "case_", "files", "file_parts", "drafts", "member_caches", "destructions", "index_", "global_log"];

    [Fact]
    public async Task Tables_Have_No_Column_In_Common_And_No_Key_Between_Them()
    {
        await using var app = await TeamApp.StartAsync();
        var tables = await app.ReadAsync(s => Task.FromResult(s.Model.GetRelationalModel().Tables.ToList()));
        var mine = tables.Where(t => Starts(t.Name, OfSessions)).ToList();
        var theirs = tables.Where(t => Starts(t.Name, OfCases)).ToList();
        Assert.Equal(13, mine.Count);
        Assert.True(theirs.Count >= 10);
        Assert.All(mine, t => Assert.Empty(t.ForeignKeyConstraints));
        Assert.DoesNotContain(theirs.SelectMany(t => t.ForeignKeyConstraints), f => mine.Contains(f.PrincipalTable));
        var shared = mine.SelectMany(t => t.Columns.Select(c => c.Name)).Intersect(theirs.SelectMany(t => t.Columns.Select(c => c.Name)));
        Assert.Equal(["office_id"], shared);
    }

    [Fact]
    public void Sources_Do_Not_Know_Each_Other()
    {
        var mine = new[] { "src/Jaring/Attendance", "src/Jaring/Feedback", "src/Jaring/MediaRegister", "src/Jaring/Outreach/Materials", "src/Tab/Attendance" }.SelectMany(f => Repository.FilesBelow(f, "*.cs")).ToList();
        Assert.True(mine.Count > 20);
        Assert.Empty(mine.Where(f => AboutCases().IsMatch(f.Text)).Select(f => f.Path));
        var theirs = new[] { "src/Jaring/Cases", "src/Jaring/Intake", "src/Jaring/Drafts", "src/Jaring/Files", "src/Jaring/Audit", "src/Jaring/Team", "src/Tab/Cases" }.SelectMany(f => Repository.FilesBelow(f, "*.cs"));
        Assert.Empty(theirs.Where(f => AboutSessions().IsMatch(f.Text)).Select(f => f.Path));
        var pages = Repository.FilesBelow("src/Tab/client/src/dasbor/outreach/attendance", "*.ts*").ToList();
        Assert.Empty(pages.Where(f => f.Text.Contains("../cases", StringComparison.Ordinal) || f.Text.Contains("sealing\"", StringComparison.Ordinal)).Select(f => f.Path));
    }

    /// <summary>A day in the real host: what a hall does leaves a case as it was, and no line says who, where or by which code.</summary>
    [Fact]
    public async Task Log_And_Case_Tables_Hear_Nothing_Of_A_Hall()
    {
        await using var app = await JaringApplication.StartAsync();
        await app.SubmitAsync(TestReport.New().Sealed);
        var before = await CasesAsync(app);
        foreach (var path in new[] { "/tirtawana/hadir/KODEUNIK", "/tirtawana/umpan-balik/KODEUNIK", "/tirtawana/hadir?kode=KODEUNIK" })
        {
            Assert.Equal(200, (int)(await app.Room.GetAsync(path)).StatusCode);
        }

        var form = new Dictionary<string, string> { ["karcis"] = "KARCISUNIK", ["kiriman"] = "AAAAAAAAAAAAAAAAAAAAAA", ["nama"] = "Namaunik", ["unit"] = "Unitunik", ["saran"] = "Saranunik" };
        foreach (var path in new[] { "/tirtawana/hadir/KODEUNIK", "/tirtawana/umpan-balik/KODEUNIK" })
        {
            Assert.Equal(200, (int)(await app.Room.PostAsync(path, new FormUrlEncodedContent(form))).StatusCode);
        }

        Assert.DoesNotMatch("(?i)kodeunik|karcisunik|namaunik|unitunik|saranunik", app.Log.ToString());
        Assert.Equal(before, await CasesAsync(app));
    }

    private static Task<string> CasesAsync(JaringApplication app) => app.AskAsync(async store =>
        string.Join('\n', (await store.Set<Jaring.Cases.StoredCase>().AsNoTracking().ToListAsync()).Select(c => System.Text.Json.JsonSerializer.Serialize(c)).Order(StringComparer.Ordinal)));

    private static bool Starts(string table, string[] names) => names.Any(n => table.StartsWith(n, StringComparison.Ordinal));

    [GeneratedRegex(@"Jaring\.(Cases|Drafts|Files|Audit|Team|Turns|Help)\b|Jaring\.Intake\.(?!BucketQueue)|\b(StoredCase|SubmitReport|FindByReceipt|Seat|MemberRecord)\b")]
    private static partial Regex AboutCases();

    [GeneratedRegex(@"Jaring\.(Attendance|Feedback|MediaRegister|Outreach)\b|\b(Participant|Newcomer|RegisteredPiece|CheckIn|Turnout|ReachedPerson|FeedbackAnswer)\b")]
    private static partial Regex AboutSessions();
}
