using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Jaring.Attendance;
using Jaring.Papers;
using Jaring.Papers.Sessions;
using Jaring.Shapes;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Papers;

/// <summary>"Selesaikan kegiatan": what is typed is saved as it is typed, photos come without what is hidden in them, and one file has all papers.</summary>
public sealed class Papers_Of_A_Session : IAsyncLifetime
{
    private const string PhotoId = "AAAAAAAAAAAAAAAAAAAAAA", Place = "GPS -6.97";

    private TeamApp app = null!;
    private string at = "";

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
        at = $"sessions/{(string)(await SessionRequests.PlannedAsync(app, SessionRequests.Plan()))["id"]!}";
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task What_Is_Typed_Is_Saved_Over_What_Was_Seen_And_Nothing_Else()
    {
        var typed = Notes(n => n with { Men = 12, Questions = [new("Siapa yang boleh melapor?", "Siapa saja.")] });
        Assert.Equal(1, (int)(await SavedAsync(0, typed))["rev"]!);
        Assert.Equal(1, (int)(await SavedAsync(0, typed))["rev"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(0, Notes(n => n with { Men = 99 }))).StatusCode);
        Assert.Equal(2, (int)(await SavedAsync(1, Notes(n => n with { Men = 13 })))["rev"]!);

        var read = await ReadAsync();
        Assert.Equal((2, 13), ((int)read["rev"]!, (int)read["notes"]!["men"]!));
    }

    [Fact]
    public async Task Too_Much_Is_Refused_And_So_Is_What_Is_No_Day()
    {
        foreach (var much in new[]
        {
            Notes(n => n with { Course = new string('a', 8001) }), Notes(n => n with { Men = -1 }), Notes(n => n with { FollowUps = [new("Poster", "Umum", "besok", false)] }),
            Notes(n => n with { Recipients = [.. Enumerable.Repeat("Sri", 1001)] }), Notes(n => n with { Recipients = [null!] }),
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await SaveAsync(0, much)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await app.PutAsync(app.Members[0], "sessions/none/papers", Body(0, Notes(n => n)))).StatusCode);
        Assert.Equal(0, (int)(await ReadAsync())["rev"]!);
    }

    [Fact]
    public async Task Photo_Keeps_The_Picture_And_Loses_Place_Time_And_Device()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PhotoAsync("list", consent: false, Jpeg())).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PhotoAsync("list", consent: false, Jpeg())).StatusCode);
        var kept = Assert.Single(await app.ReadAsync(s => s.Set<StoredPhoto>().ToListAsync()));
        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(kept.Jpeg), StringComparison.Ordinal);
        Assert.Equal(Jpeg(hidden: false), kept.Jpeg);
        Assert.Equal(kept.Jpeg.Length, (int)Assert.Single((await ReadAsync())["photos"]!.AsArray())!["bytes"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await app.As(app.Members[1]).DeleteAsync($"/tirtawana/api/{at}/photos/{PhotoId}")).StatusCode);
        Assert.Empty((await ReadAsync())["photos"]!.AsArray());
    }

    /// <summary>Telephones hang a second picture or a film on behind the end, with a place and a time of its own.</summary>
    [Fact]
    public async Task Photo_Ends_Where_The_Picture_Ends()
    {
        byte[] behind = [.. Jpeg(), .. Jpeg()], between = [.. Jpeg()[..^2], .. Segment(0xE1, Encoding.ASCII.GetBytes(Place)), .. Segment(0xDA, new byte[10]), 7, 0xFF, 0, 0xFF, 0xD3, 7, 0xFF, 0xFF, 0xD9, .. "film"u8];
        byte[] wanted = [.. Jpeg(hidden: false)[..^2], .. Segment(0xDA, new byte[10]), 7, 0xFF, 0, 0xFF, 0xD3, 7, 0xFF, 0xD9];
        Assert.Equal(Jpeg(hidden: false), PlainJpeg.Of(behind));
        Assert.Equal(wanted, PlainJpeg.Of(between));
        Assert.Null(PlainJpeg.Of([0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), 0xFF, 0xD9]));
        Assert.Equal(HttpStatusCode.NoContent, (await PhotoAsync("list", consent: false, behind)).StatusCode);
        Assert.Equal(Jpeg(hidden: false), Assert.Single(await app.ReadAsync(s => s.Set<StoredPhoto>().ToListAsync())).Jpeg);
    }

    [Fact]
    public async Task People_Are_Shown_With_Their_Consent_Alone_And_A_Photo_Is_A_Whole_Jpeg_Of_Some_Size()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PhotoAsync("activity", consent: false, Jpeg())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PhotoAsync("case", consent: true, Jpeg())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PhotoAsync("list", consent: true, "<svg/>"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PhotoAsync("list", consent: true, Jpeg()[..^9])).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PhotoAsync("list", consent: true, Jpeg(size: KeepPhoto.MostBytes))).StatusCode);
        Assert.Empty(await app.ReadAsync(s => s.Set<StoredPhoto>().ToListAsync()));
        Assert.Equal(HttpStatusCode.NoContent, (await PhotoAsync("activity", consent: true, Jpeg())).StatusCode);
    }

    [Fact]
    public async Task One_File_Has_All_Papers_And_Photos()
    {
        await SavedAsync(0, Notes(n => n with { Men = 12, Women = 18, FollowUps = [new("Kirim poster", "Subbagian Umum", "2026-12-15", false)] }));
        await PhotoAsync("activity", consent: true, Jpeg());
        await using var zip = new ZipArchive(new MemoryStream(await MadeAsync("semua.zip")));
        Assert.Equal(["1-undangan.docx", "2-daftar-hadir.docx", "3-notula.docx", "4-laporan.docx", "foto/1.jpg"], zip.Entries.Select(e => e.FullName));
        var report = Text(await BytesAsync(zip.Entries[3]));
        Assert.Contains("30 orang (L 12, P 18)", report, StringComparison.Ordinal);
        Assert.Contains("Foto dengan persetujuan (1 lembar)", report, StringComparison.Ordinal);
        Assert.Contains("Kirim poster", Text(await MadeAsync("notula.docx")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.As(app.Members[0]).GetAsync($"/tirtawana/api/{at}/papers/kesepakatan.docx/take")).StatusCode);
    }

    [Fact]
    public async Task What_The_Attendance_List_Knows_Is_Not_Typed_Twice_And_What_Was_Typed_Goes_First()
    {
        var session = at["sessions/".Length..];
        await app.ReadAsync(async s =>
        {
            s.Add(new Participant { OfficeId = TeamApp.Office, SessionId = session, PersonId = "a", Name = "Sri Wahyuningsih", Unit = "Subbagian Umum", Sex = "P", Mode = "room" });
            s.Add(new Participant { OfficeId = TeamApp.Office, SessionId = session, PersonId = "b", Name = "Yoga Pratama", Unit = "Subbagian Teknis" });
            return await s.SaveChangesAsync();
        });
        Assert.Contains("Yoga PratamaSubbagian Teknis", Text(await MadeAsync("daftar-hadir.docx")), StringComparison.Ordinal);
        Assert.DoesNotContain("Yoga Pratama", Text(await MadeAsync("undangan.docx")), StringComparison.Ordinal);
        Assert.Contains("1 orang (L 0, P 1)", Text(await MadeAsync("notula.docx")), StringComparison.Ordinal);

        await SavedAsync(0, Notes(n => n with { Men = 12, Women = 18, Recipients = ["Wening Larasati; Hukum"] }));
        var list = Text(await MadeAsync("daftar-hadir.docx"));
        Assert.Equal((true, false), (list.Contains("Wening Larasati", StringComparison.Ordinal), list.Contains("Yoga Pratama", StringComparison.Ordinal)));
        Assert.Contains("30 orang (L 12, P 18)", Text(await MadeAsync("notula.docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_Ups_Wait_In_The_Order_Of_Their_Days_Until_Somebody_Ticks_Them()
    {
        await SavedAsync(0, Notes(n => n with { FollowUps = [new("Tanpa hari", "Umum", "", false), new("Nanti", "Umum", "2026-12-15", false), new("Lewat", "Teknis", "2026-11-20", false), new("Sudah", "Umum", "2026-11-19", true)] }));
        var open = (await app.As(app.Members[3]).GetFromJsonAsync<JsonNode>("/tirtawana/api/follow-ups"))!["followUps"]!.AsArray();
        Assert.Equal([("Lewat", true), ("Nanti", false), ("Tanpa hari", false)], open.Select(f => ((string)f!["followUp"]!["what"]!, (bool)f["late"]!)));
    }

    /// <summary>Sessions' papers and cases have no table, key or column in common but the office.</summary>
    [Fact]
    public async Task Nothing_Leads_From_Papers_To_A_Case()
    {
        var tables = await app.ReadAsync(s => Task.FromResult(s.Model.GetEntityTypes().ToDictionary(t => t.GetTableName()!, t => t, StringComparer.Ordinal)));
        foreach (var mine in new[] { "session_papers", "session_photos", "pledges" })
        {
            Assert.Empty(tables[mine].GetForeignKeys());
            Assert.Empty(tables[mine].GetReferencingForeignKeys());
            Assert.DoesNotContain(tables[mine].GetProperties(), p => p.Name.Contains("Case", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("Receipt", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("Access", StringComparison.OrdinalIgnoreCase));
        }
        Assert.DoesNotContain(tables.Where(t => t.Key.StartsWith("case", StringComparison.Ordinal) || t.Key is "files" or "file_parts" or "drafts").SelectMany(t => t.Value.GetProperties()), p => p.Name.Contains("Session", StringComparison.Ordinal) || p.Name.Contains("Photo", StringComparison.Ordinal));
    }

    private static PaperNotes Notes(Func<PaperNotes, PaperNotes> typed) => typed(PaperNotes.Empty);

    private static string Body(int rev, PaperNotes notes) => System.Text.Json.JsonSerializer.Serialize(new { rev, notes }, WireJson.Options);

    private Task<HttpResponseMessage> SaveAsync(int rev, PaperNotes notes) => app.PutAsync(app.Members[0], $"{at}/papers", Body(rev, notes));

    private async Task<JsonNode> SavedAsync(int rev, PaperNotes notes) => await SessionRequests.JsonAsync(await SaveAsync(rev, notes), HttpStatusCode.OK);

    private async Task<JsonNode> ReadAsync() => (await app.As(app.Members[2]).GetFromJsonAsync<JsonNode>($"/tirtawana/api/{at}/papers"))!;

    private Task<HttpResponseMessage> PhotoAsync(string kind, bool consent, byte[] jpeg) =>
        app.PutAsync(app.Members[0], $"{at}/photos/{PhotoId}", new JsonObject { ["kind"] = kind, ["consent"] = consent, ["jpeg"] = TestMember.B64(jpeg) }.ToJsonString());

    private async Task<byte[]> MadeAsync(string name)
    {
        using var answer = await app.As(app.Members[1]).GetAsync($"/tirtawana/api/{at}/papers/{name}/take");
        Assert.True(answer.IsSuccessStatusCode, name);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Text(byte[] docx)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return package.MainDocumentPart!.Document.InnerText;
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var from = await entry.OpenAsync();
        using var all = new MemoryStream();
        await from.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>The smallest thing with a JPEG's segments: JFIF, Exif with a place, a comment, a table, a scan.</summary>
    private static byte[] Jpeg(bool hidden = true, int size = 40) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), .. hidden ? [.. Segment(0xE1, Encoding.ASCII.GetBytes($"Exif\0\0{Place}")), .. Segment(0xFE, "camera"u8)] : Array.Empty<byte>(),
        .. Segment(0xDB, new byte[64]), .. Segment(0xDA, new byte[10]), .. new byte[size], 0xFF, 0xD9,
    ];

    private static byte[] Segment(byte kind, ReadOnlySpan<byte> content) => [0xFF, kind, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
