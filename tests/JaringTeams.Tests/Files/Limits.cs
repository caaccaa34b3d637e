using System.Diagnostics;
using Jaring.Files;
using Jaring.Storage;
using Jaring.Tests.Drafts;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Files;

/// <summary>What is too large, too slow, cut off or too much is refused in our words, leaves nothing by halves, and takes nothing that was acknowledged.</summary>
public sealed class Limits(Limits.Host host) : IClassFixture<Limits.Host>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1.5);
    private readonly JaringApplication app = host.App;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 10)]
    [InlineData(1000, 1024)]
    [InlineData(50_000_000, 50_331_648)]
    [InlineData(52_428_800, 52_428_800)]
    public void Padding_Is_Padme(long length, long padded) => Assert.Equal(padded, FileSizes.Padded(length));

    [Fact]
    public async Task A_File_Of_One_Megabyte_More_Than_It_May_Have_Is_Refused_In_Its_Last_Part()
    {
        var file = await Upload.OfAsync(app, FileSizes.MostPart);
        var answer = await file.PutAsync(1, Upload.Noise(1));
        Assert.Equal((413, "file-too-large"), ((int)answer.StatusCode, await JaringApplication.CodeAsync(answer)));
        Assert.Single(await file.BlobsAsync());
        Assert.Empty(await Upload.SubmitAsync(app, TestReport.New(), file.Claim(FileSizes.MostPart)));
    }

    [Fact]
    public async Task A_Page_Knows_The_Limits_Before_It_Sends()
    {
        var room = await JaringApplication.JsonAsync(await app.Room.GetAsync("/tirtawana/api/room"));
        Assert.Equal((1_048_576, 10), (room.GetProperty("limits").GetProperty("fileBytes").GetInt32(), room.GetProperty("limits").GetProperty("files").GetInt32()));
        Assert.Equal(1_048_576, (await JaringApplication.JsonAsync(await new Upload(app).BeginAsync(puzzle: true))).GetProperty("most").GetInt32());
    }

    [Fact]
    public async Task A_Part_That_Is_Too_Long_Is_Refused_Whatever_Its_Length_Says()
    {
        var file = await Upload.OfAsync(app);
        Assert.Equal("too-large", await JaringApplication.CodeAsync(await file.PutAsync(0, Upload.Noise(FileSizes.MostPart + 1))));
        Assert.Equal("too-large", await JaringApplication.CodeAsync(await file.PutAsync(0, new StreamContent(new Unknown(FileSizes.MostPart + 1)))));
        Assert.Equal("bad-shape", await JaringApplication.CodeAsync(await file.PutAsync(0, [])));
        Assert.Equal("unsupported-media", await JaringApplication.CodeAsync(await file.PutAsync(0, new ByteArrayContent([1]), type: "text/plain")));
        Assert.Equal("0 0", await Upload.ToldAsync(await file.AskAsync("state")));
        Assert.Empty(await file.BlobsAsync());
    }

    [Fact]
    public async Task A_Part_Of_Crumbs_Ends_Some_Time()
    {
        var file = await Upload.OfAsync(app, [.. Enumerable.Repeat(1, 8)]);
        Assert.Equal("file-too-large", await JaringApplication.CodeAsync(await file.PutAsync(8, Upload.Noise(1))));
    }

    /// <summary>It says more than it has and waits, or ends in the middle.</summary>
    [Fact]
    public async Task A_Slow_Body_Or_One_That_Lies_About_Its_Length_Is_Told_So_And_Leaves_Nothing()
    {
        var file = await Upload.OfAsync(app, 20);
        var head = $"PUT /tirtawana/api/files/{file.Id}/parts/1 HTTP/1.1\r\nHost: ruang.tirtawana.example\r\nX-Jaring-Token: {file.Token}\r\nContent-Type: application/octet-stream\r\n";
        foreach (var (rest, code) in new[] { ("Content-Length: 100000\r\n\r\nabc", "part-broken"), ("Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", "part-broken") })
        {
            var answer = RawAnswer.Parse(await RawHttp.SendAsync(app.Address, head + rest));
            Assert.Equal((400, code), (answer.Status, answer.Code));
            Assert.Contains("Bagian sebelumnya tetap tersimpan.", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal("20 1", await Upload.ToldAsync(await file.AskAsync("state")));
        Assert.Single(await file.BlobsAsync());
        Assert.Equal("25 2", await Upload.ToldAsync(await file.PutAsync(1, Upload.Noise(5))));
    }

    [Fact]
    public async Task A_Full_Quota_Refuses_Files_And_No_Report_And_Is_Told()
    {
        await using var full = await StartAsync();
        var (file, other, sent) = (await Upload.OfAsync(full, 20), new Upload(full), TestReport.New());
        await full.SubmitAsync(sent.Sealed);
        Assert.Equal("""{"state":"ready","reasons":[]}""", await full.Elsewhere.GetStringAsync("/readyz"));
        await HoldAsync(full, 95, sent.CaseId);
        Assert.Equal("""{"state":"degraded","reasons":["files-nearly-full"]}""", await full.Elsewhere.GetStringAsync("/readyz"));
        Assert.Equal("25 2", await Upload.ToldAsync(await file.PutAsync(1, Upload.Noise(5))));
        await HoldAsync(full, 5, sent.CaseId);
        var refused = await file.PutAsync(2, Upload.Noise(5));
        Assert.Equal((507, "files-full"), ((int)refused.StatusCode, await JaringApplication.CodeAsync(refused)));
        Assert.Equal("files-full", await JaringApplication.CodeAsync(await other.BeginAsync(puzzle: true)));
        Assert.Equal("25 2", await Upload.ToldAsync(await file.PutAsync(1, file.Sent[1])));
        Assert.Empty(await Upload.SubmitAsync(full, TestReport.New(), file.Claim(25)));
    }

    /// <summary>A quarter of the quota for what nobody has sent, half of that for what waits with drafts; what is sent makes room at once.</summary>
    [Fact]
    public async Task Files_That_Nobody_Sent_Take_A_Part_Of_The_Quota_And_No_More()
    {
        await using var full = await StartAsync();
        var (file, page) = (await Upload.OfAsync(full, 20), new DraftPage(full));
        await page.BeginAsync("satu");
        await HoldAsync(full, 11, null, days: 20);
        var (first, second) = (await Upload.OfAsync(full, FileSizes.MostPart - 100), await Upload.OfAsync(full, FileSizes.MostPart - 100));
        Assert.Equal([second.Id], await page.SaveAsync(8, "satu", $"{first.Claim()},{second.Claim()}"));
        Assert.Empty(await page.SaveAsync(9, "satu dua", first.Claim()));

        await HoldAsync(full, 11, null);
        Assert.Equal("files-full", await JaringApplication.CodeAsync(await file.PutAsync(1, Upload.Noise(5))));
        Assert.Equal("files-full", await JaringApplication.CodeAsync(await new Upload(full).BeginAsync(puzzle: true)));
        Assert.Equal("""{"state":"ready","reasons":[]}""", await full.Elsewhere.GetStringAsync("/readyz"));
        Assert.Empty(await Upload.SubmitAsync(full, TestReport.New(), second.Claim()));
        Assert.Equal("25 2", await Upload.ToldAsync(await file.PutAsync(1, Upload.Noise(5))));
    }

    [Fact]
    public async Task The_Last_Of_The_Disk_Is_Kept_For_Reports()
    {
        await using var small = await StartAsync(s => s["Jaring:FreeSpaceFloorMegabytes"] = "1000000");
        Assert.Equal("files-full", await JaringApplication.CodeAsync(await new Upload(small).BeginAsync(puzzle: true)));
        Assert.Equal(201, (int)(await small.SubmitAsync(TestReport.New().Sealed)).StatusCode);
    }

    [Fact]
    public async Task Many_Files_From_One_Place_Wait_Their_Turn_And_Are_Not_Refused()
    {
        await using var busy = await StartAsync(s => (s["Files:FreePerBucket"], s["Room:DelayStep"]) = ("2", "00:00:01"));
        await Upload.OfAsync(busy);
        await Upload.OfAsync(busy);
        var began = Stopwatch.StartNew();
        await Upload.OfAsync(busy);
        Assert.True(began.Elapsed >= TimeSpan.FromSeconds(0.9), "It did not wait.");
    }

    /// <summary>The folder takes nothing: nothing is half there, the words are kind, and it goes on when it takes again.</summary>
    [Fact]
    public async Task A_Disk_That_Takes_Nothing_Is_Told()
    {
        var file = await Upload.OfAsync(app, 20);
        var folder = Path.GetDirectoryName((await file.BlobsAsync()).Single())!;
        var away = $"{folder}-away";
        Directory.Move(folder, away);
        await File.WriteAllTextAsync(folder, "not a folder");
        var answer = await file.PutAsync(1, Upload.Noise(5));
        Assert.Equal((503, "store-away"), ((int)answer.StatusCode, await JaringApplication.CodeAsync(answer)));
        Assert.Equal("20 1", await Upload.ToldAsync(await file.AskAsync("state")));
        File.Delete(folder);
        Directory.Move(away, folder);
        Assert.Equal("25 2", await Upload.ToldAsync(await file.PutAsync(1, Upload.Noise(5))));
    }

    private static Task<JaringApplication> StartAsync(Action<Dictionary<string, string?>>? settings = null) => JaringApplication.StartAsync(
        s =>
        {
            (s["Files:MostMegabytes"], s["Files:QuotaMegabytes"], s["Jaring:FreeSpaceFloorMegabytes"]) = ("1", "100", "0");
            settings?.Invoke(s);
        },
        b => b.WebHost.ConfigureKestrel(k => k.Limits.MinRequestBodyDataRate = new MinDataRate(240, Short)));

    /// <summary>As if so many megabytes more were here, with a case, or untied for some days.</summary>
    private static async Task HoldAsync(JaringApplication app, int megabytes, string? caseId, int days = 0)
    {
        await app.Services.GetRequiredService<StoreWriter>().WriteAsync(async (store, ct) =>
        {
            var until = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(days).AddHours(5).ToUnixTimeSeconds();
            store.Add(new StoredFile
            {
                OfficeId = JaringApplication.Office,
                FileId = $"{megabytes}{caseId}{days}",
                TokenHash = "",
                ShredKey = "",
                CaseId = caseId,
                Until = caseId is null ? until : null,
                Received = megabytes * 1_048_576L,
            });
            return await store.SaveChangesAsync(ct);
        }, default);
        app.Services.GetRequiredService<FileSpace>().Forget();
    }

    /// <summary>One host for most of them.</summary>
    public sealed class Host : IAsyncLifetime
    {
        internal JaringApplication App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await StartAsync();

        public async Task DisposeAsync() => await App.DisposeAsync();
    }

    /// <summary>A body that goes without its length.</summary>
    private sealed class Unknown(int bytes) : MemoryStream(new byte[bytes])
    {
        public override bool CanSeek => false;
    }
}
