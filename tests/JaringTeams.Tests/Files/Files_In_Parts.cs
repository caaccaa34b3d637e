using System.Text.RegularExpressions;
using Jaring.Files;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Files;

/// <summary>A sealed file comes in parts, goes with its report or message, and is read by whoever can read the case.</summary>
public sealed class Files_In_Parts(Files_In_Parts.Host host) : IClassFixture<Files_In_Parts.Host>
{
    private readonly JaringApplication app = host.App;

    [Fact]
    public async Task Come_And_Are_Read_On_Both_Origins_From_Any_Place()
    {
        var file = await Upload.OfAsync(app, 150_000, 65_536, 1, 70_001);
        var report = TestReport.New();
        Assert.Empty(await Upload.SubmitAsync(app, report, file.Claim(file.Whole.Length)));

        foreach (var origin in new[] { app.Room, app.Dashboard })
        {
            foreach (var from in new[] { 0, 1, 65_535, 65_536, 149_999, 150_000, 215_536, 215_537, file.Whole.Length - 1, file.Whole.Length })
            {
                var answer = await file.ReadAsync(origin, report.Access, from);
                Assert.Equal((200, (long?)(file.Whole.Length - from)), ((int)answer.StatusCode, answer.Content.Headers.ContentLength));
                Assert.Equal(file.Whole[from..], await answer.Content.ReadAsByteArrayAsync());
            }
        }
    }

    [Fact]
    public async Task Are_Handed_Out_As_Bytes_That_No_Browser_Shows_Or_Runs()
    {
        var file = await Upload.OfAsync(app, 10);
        var report = TestReport.New();
        await Upload.SubmitAsync(app, report, file.Claim());
        var answer = await file.ReadAsync(app.Room, report.Access);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Header("Content-Security-Policy"));
        Assert.Equal(("nosniff", "no-store", "same-origin"), (Header("X-Content-Type-Options"), Header("Cache-Control"), Header("Cross-Origin-Resource-Policy")));

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
    }

    [Fact]
    public async Task That_Come_Again_Are_Answered_Alike_And_Others_In_Their_Place_Are_Refused()
    {
        var file = await Upload.OfAsync(app, 70_000, 20);
        Assert.Equal("70020 2", await Upload.ToldAsync(await file.PutAsync(0, file.Sent[0])));
        Assert.Equal("70020 2", await Upload.ToldAsync(await file.PutAsync(1, file.Sent[1])));
        Assert.Equal("part-differs", await Upload.ToldAsync(await file.PutAsync(0, Upload.Noise(70_000))));
        Assert.Equal("part-differs", await Upload.ToldAsync(await file.PutAsync(1, file.Sent[1][..19])));
        Assert.Equal("part-differs", await Upload.ToldAsync(await file.PutAsync(1, new byte[FileSizes.MostPart + 1 - 70])));
        Assert.Equal("part-missing 70020 2", await Upload.ToldAsync(await file.PutAsync(3, Upload.Noise(5))));
        Assert.Equal("70020 2", await Upload.ToldAsync(await file.AskAsync("state")));
        Assert.Equal(2, (await file.BlobsAsync()).Length);
        Assert.Equal("70020 2", await Upload.ToldAsync(await file.BeginAsync(puzzle: true)));
    }

    [Fact]
    public async Task Sent_Twice_At_Once_Are_Kept_Once()
    {
        var file = await Upload.OfAsync(app);
        var part = Upload.Noise(300_000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => file.PutAsync(0, new ByteArrayContent(part))));
        Assert.All(answers, a => Assert.Equal(200, (int)a.StatusCode));
        Assert.Equal("300000 1", await Upload.ToldAsync(await file.AskAsync("state")));
        Assert.Single(await file.BlobsAsync());
    }

    [Fact]
    public async Task Belong_To_Whoever_Has_Their_Token_In_Their_Office()
    {
        var file = await Upload.OfAsync(app, 10);
        var stranger = new Upload(app) { Id = file.Id };
        Assert.Equal("duplicate", await Upload.ToldAsync(await stranger.BeginAsync(puzzle: true)));
        foreach (var token in new[] { stranger.Token, "", "x" })
        {
            Assert.Equal(404, (int)(await file.AskAsync("state", token)).StatusCode);
            Assert.Contains((int)(await file.PutAsync(1, Upload.Noise(5), token)).StatusCode, new[] { 400, 404 });
            Assert.Equal(204, (int)(await file.AskAsync("drop", token)).StatusCode);
        }

        var elsewhere = new Upload(app, JaringApplication.OtherOffice) { Id = file.Id, Token = file.Token };
        Assert.Equal(404, (int)(await elsewhere.AskAsync("state")).StatusCode);
        Assert.Equal(404, (int)(await elsewhere.PutAsync(1, Upload.Noise(5))).StatusCode);
        Assert.Equal("10 1", await Upload.ToldAsync(await file.AskAsync("state")));
    }

    [Fact]
    public async Task Cost_One_Puzzle_For_Ten()
    {
        Assert.Equal("puzzle-needed", await Upload.ToldAsync(await new Upload(app).BeginAsync()));
        var first = new Upload(app);
        var ticket = await first.BegunAsync();
        Assert.Equal(201, (int)(await first.BeginAsync(ticket: ticket)).StatusCode);
        for (var n = 0; n < 9; n++)
        {
            Assert.Equal(201, (int)(await new Upload(app).BeginAsync(ticket: ticket)).StatusCode);
        }

        Assert.Equal("puzzle-needed", await Upload.ToldAsync(await new Upload(app).BeginAsync(ticket: ticket)));
        Assert.Equal("puzzle-needed", await Upload.ToldAsync(await new Upload(app, JaringApplication.OtherOffice).BeginAsync(ticket: await new Upload(app).BegunAsync())));
        Assert.Equal("puzzle-needed", await Upload.ToldAsync(await new Upload(app).BeginAsync(ticket: TestReport.Random(16))));
        Assert.Equal(201, (int)(await first.BeginAsync(ticket: ticket)).StatusCode);
    }

    [Fact]
    public async Task That_Are_Dropped_Are_Gone()
    {
        var file = await Upload.OfAsync(app, 100_000, 5);
        var key = await file.KeyAsync();
        Assert.Equal(2, file.BlobsOf(key).Length);
        Assert.Equal(204, (int)(await file.AskAsync("drop")).StatusCode);
        Assert.Equal(204, (int)(await file.AskAsync("drop")).StatusCode);
        Assert.Equal(404, (int)(await file.AskAsync("state")).StatusCode);
        Assert.Equal("not-found", await Upload.ToldAsync(await file.PutAsync(2, Upload.Noise(5))));
        Assert.Empty(file.BlobsOf(key));
        Assert.Equal(0, await app.AskAsync(s => s.Set<StoredPart>().CountAsync(p => p.FileId == file.Id)));
        Assert.Equal([file.Id], await Upload.SubmitAsync(app, TestReport.New(), file.Claim()));
    }

    [Fact]
    public async Task Never_Keep_A_Report_From_Being_Taken()
    {
        var (whole, begun, half, foreign) = (await Upload.OfAsync(app, 10), await Upload.OfAsync(app), await Upload.OfAsync(app, 10, 10), await Upload.OfAsync(app, 10));
        await Upload.SubmitAsync(app, TestReport.New(), foreign.Claim());
        var unknown = new Upload(app);
        var stolen = new Upload(app) { Id = whole.Id };
        var report = TestReport.New();
        var missing = await Upload.SubmitAsync(app, report, string.Join(',', whole.Claim(10), begun.Claim(), half.Claim(21), foreign.Claim(), unknown.Claim(), stolen.Claim(), """{"id":"","token":"no token"}"""));
        Assert.Equal([begun.Id, half.Id, foreign.Id, unknown.Id, stolen.Id, ""], missing);
        Assert.Equal(200, (int)(await whole.ReadAsync(app.Dashboard, report.Access)).StatusCode);
        Assert.Equal(404, (int)(await half.ReadAsync(app.Dashboard, report.Access)).StatusCode);
        Assert.Equal(404, (int)(await foreign.ReadAsync(app.Dashboard, report.Access)).StatusCode);
    }

    [Fact]
    public async Task More_Than_Ten_Go_With_The_Next_Message()
    {
        var files = new List<Upload>();
        for (var n = 0; n < 11; n++)
        {
            files.Add(await Upload.OfAsync(app, 3));
        }

        var report = TestReport.New();
        Assert.Equal([files[10].Id], await Upload.SubmitAsync(app, report, string.Join(',', files.Select(f => f.Claim()))));
        Assert.Empty(await WriteAsync(report, 0, report.Message(), files[10].Claim()));
        Assert.Equal(200, (int)(await files[10].ReadAsync(app.Room, report.Access)).StatusCode);
    }

    [Fact]
    public async Task That_Came_Late_Are_Tied_When_The_Same_Is_Sent_Again()
    {
        var (late, later) = (await Upload.OfAsync(app, 5), await Upload.OfAsync(app, 5));
        var (report, key) = (TestReport.New(), TestReport.Random(16));
        Assert.Equal([late.Id], await Upload.SubmitAsync(app, report, late.Claim(9), key));
        await late.PutAsync(1, Upload.Noise(4));
        Assert.Empty(await Upload.SubmitAsync(app, report, late.Claim(9), key));
        Assert.Empty(await Upload.SubmitAsync(app, report, late.Claim(9), key));

        var message = report.Message();
        Assert.Equal([later.Id], await WriteAsync(report, 0, message, later.Claim(9)));
        await later.PutAsync(1, Upload.Noise(4));
        Assert.Empty(await WriteAsync(report, 0, message, later.Claim(9)));
        Assert.Equal(later.Whole, await (await later.ReadAsync(app.Dashboard, report.Access)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_Report_That_Is_Refused_Takes_None()
    {
        var file = await Upload.OfAsync(app, 5);
        var (first, other, key) = (TestReport.New(), TestReport.New(), TestReport.Random(16));
        await app.SubmitAsync(first.Sealed, key);
        Assert.Equal("duplicate", await JaringApplication.CodeAsync(await Upload.SendAsync(app, other, file.Claim(), key)));
        Assert.Equal(404, (int)(await file.ReadAsync(app.Dashboard, first.Access)).StatusCode);
        Assert.Empty(await Upload.SubmitAsync(app, other, file.Claim()));
    }

    [Fact]
    public async Task That_Belong_To_A_Case_Take_Nothing_More_And_Are_Not_Dropped()
    {
        var file = await Upload.OfAsync(app, 5);
        var report = TestReport.New();
        await Upload.SubmitAsync(app, report, file.Claim());
        Assert.Equal("5 1", await Upload.ToldAsync(await file.PutAsync(0, file.Sent[0])));
        Assert.Equal("duplicate", await Upload.ToldAsync(await file.PutAsync(1, Upload.Noise(5))));
        Assert.Equal("duplicate", await Upload.ToldAsync(await file.AskAsync("drop")));
        Assert.Equal("5 1", await Upload.ToldAsync(await file.AskAsync("state")));
        Assert.Equal(file.Whole, await (await file.ReadAsync(app.Room, report.Access)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Are_Read_With_The_Case_S_Token_Alone()
    {
        var file = await Upload.OfAsync(app, 50);
        var (mine, other) = (TestReport.New(), TestReport.New());
        await Upload.SubmitAsync(app, mine, file.Claim());
        await app.SubmitAsync(other.Sealed);
        foreach (var (access, from) in new[] { (other.Access, 0), (TestReport.Random(32), 0), ("x", 0), (mine.Access, 51), (mine.Access, -1) })
        {
            Assert.Equal("not-found", await JaringApplication.CodeAsync(await file.ReadAsync(app.Dashboard, access, from)));
        }

        var elsewhere = new Upload(app, JaringApplication.OtherOffice) { Id = file.Id };
        Assert.Equal(404, (int)(await elsewhere.ReadAsync(app.OtherRoom, mine.Access)).StatusCode);
    }

    /// <summary>What lies on the disk is locked once more, carries one same time, and stands beside a case without an hour.</summary>
    [Fact]
    public async Task Lie_On_The_Disk_Under_A_Key_Of_Their_Own_And_Without_A_Time()
    {
        var file = await Upload.OfAsync(app, 5000, 200_000);
        var waiting = await app.AskAsync(s => s.Set<StoredFile>().Where(f => f.FileId == file.Id).Select(f => f.Until).SingleAsync());
        Assert.Equal(0, waiting % 3600);
        await Upload.SubmitAsync(app, TestReport.New(), file.Claim());
        Assert.Null(await app.AskAsync(s => s.Set<StoredFile>().Where(f => f.FileId == file.Id).Select(f => f.Until).SingleAsync()));

        var blobs = await file.BlobsAsync();
        Assert.Equal(2, blobs.Length);
        foreach (var blob in blobs)
        {
            Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(blob));
            Assert.Matches(new Regex("^[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{22}$"), Path.GetFileName(blob));
            var bytes = await File.ReadAllBytesAsync(blob);
            Assert.All(file.Sent, part => Assert.Equal(-1, bytes.AsSpan().IndexOf(part.AsSpan(0, 16))));
        }

        Assert.DoesNotContain(file.Id, app.Log.ToString(), StringComparison.Ordinal);
    }

    private async Task<string[]> WriteAsync(TestReport report, int after, string message, string files)
    {
        var answer = await JaringApplication.PostAsync(app.Room, "/api/messages", $$"""{"access":"{{report.Access}}","after":{{after}},"message":{{message}},"files":[{{files}}]}""");
        Assert.Equal(201, (int)answer.StatusCode);
        return Upload.Missing(await JaringApplication.JsonAsync(answer));
    }

    /// <summary>One host for all.</summary>
    public sealed class Host : IAsyncLifetime
    {
        internal JaringApplication App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await JaringApplication.StartAsync();

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
