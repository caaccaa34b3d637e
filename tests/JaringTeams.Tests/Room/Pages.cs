using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jaring.Sealing;
using Jaring.Tab.Pages;
using Jaring.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Room;

public sealed class Pages : IAsyncLifetime
{
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton(TestClient.Build()));

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_Room_Is_The_Built_Page_With_The_Office_Filled_In()
    {
        var html = await app.Room.GetStringAsync("/tirtawana/");

        Assert.Contains("<title>ruang</title>", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-office" content="tirtawana">""", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-frames" content="https://teams.microsoft.com https://*.cloud.microsoft">""", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-peer" content="https://dasbor.tirtawana.example""", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-language" content="id">""", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-languages" content="id en">""", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-zone" content="Asia/Jakarta">""", html, StringComparison.Ordinal);
        Assert.Contains("src=\"/tirtawana/assets/ruang-AbCd1234.js\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("content=\"\"", html, StringComparison.Ordinal);
        Assert.Contains("{\"integrity\":{\"/tirtawana/assets/en-AbCd1234.js\":", html, StringComparison.Ordinal);
    }

    /// <summary>Whoever empties the places again, as docs/integrity.md says, has the file that was built.</summary>
    [Fact]
    public async Task A_Page_Can_Be_Taken_Back_To_What_Was_Built()
    {
        var served = await app.Room.GetStringAsync("/tirtawana/");
        var emptied = Regex.Replace(served, "(<meta name=\"jaring-[a-z]+\" content=\")[^\"]*", "$1").Replace("\"/tirtawana/assets/", "\"./assets/", StringComparison.Ordinal);
        emptied = Regex.Replace(emptied, "(<ul class=\"near\">)(<li>[^<]*</li>)*", "$1");
        Assert.Equal(TestClient.Build().Page("ruang.html"), emptied);
        Assert.NotEqual(served, emptied);
    }

    [Theory]
    [InlineData("room")]
    [InlineData("dashboard")]
    public async Task What_To_Compare_Stands_At_One_Address_Of_Each_Origin(string origin)
    {
        var said = await JaringApplication.JsonAsync(await (origin == "room" ? app.Room : app.Dashboard).GetAsync("/.well-known/jaring"));

        Assert.Equal(["bundle", "digits", "files", "offices"], said.EnumerateObject().Select(p => p.Name));
        var lines = said.GetProperty("files").EnumerateArray().Select(l => l.GetString()!).ToList();
        Assert.Equal(
            ["assets/dasbor-12345678.css", "assets/notes.txt", "assets/ruang-AbCd1234.js", "dasbor.html", "ruang.html"],
            lines.Select(l => l[66..]));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => $"{l}\n"))));
        Assert.Equal((Convert.ToHexStringLower(hash), OfficeKeys.Digits25(hash)), (said.GetProperty("bundle").GetString(), said.GetProperty("digits").GetString()));
        var office = Assert.Single(said.GetProperty("offices").EnumerateArray());
        Assert.Equal("tirtawana", office.GetProperty("office").GetString());
        var e = VectorDirectory.View.Chain[^1].E;
        var head = office.GetProperty("directory");
        Assert.Equal(2, head.GetProperty("n").GetInt32());
        Assert.Equal(OfficeKeys.DirectoryDigits(e), head.GetProperty("digits").GetString());
        Assert.Equal(head.GetProperty("digits").GetString(), OfficeKeys.Digits25(Base64Url.Decode(head.GetProperty("hash").GetString()!)));
    }

    [Fact]
    public async Task A_Team_Without_A_List_Has_Nothing_To_Compare_Yet()
    {
        var said = await JaringApplication.JsonAsync(await app.OtherRoom.GetAsync("/.well-known/jaring"));
        Assert.Equal("""[{"office":"lembayung","directory":null}]""", said.GetProperty("offices").GetRawText());
    }

    [Fact]
    public async Task The_Dashboard_Is_The_Other_Page_On_The_Other_Origin()
    {
        var html = await app.Dashboard.GetStringAsync("/tirtawana/kasus");

        Assert.Contains("<title>dasbor</title>", html, StringComparison.Ordinal);
        Assert.Contains("""<meta name="jaring-peer" content="https://ruang.tirtawana.example""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_Gets_Another_Page_Than_Anybody_Else()
    {
        var plain = await app.Room.GetStringAsync("/tirtawana/");
        var request = new HttpRequestMessage(HttpMethod.Get, "/tirtawana/?user=laras");
        request.Headers.Add("Authorization", "Bearer abc");
        request.Headers.Add("Cookie", "user=laras");

        Assert.Equal(plain, await (await app.Room.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_Host_With_One_Office_Leads_To_It()
    {
        var answer = await app.Room.GetAsync("/");
        Assert.Equal((HttpStatusCode.Redirect, "/tirtawana/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Scripts_And_What_The_Room_Begins_With_Are_Compressed_For_Who_Asks_And_Other_Answers_Never()
    {
        var compressed = await SendAsync("/tirtawana/assets/ruang-AbCd1234.js", "Accept-Encoding", "gzip, br");
        Assert.Equal("br", compressed.Content.Headers.ContentEncoding.Single());
        await using var brotli = new BrotliStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.StartsWith(TestClient.Script, await new StreamReader(brotli).ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal("text/javascript", compressed.Content.Headers.ContentType?.MediaType);

        var beginning = await SendAsync("/tirtawana/api/room", "Accept-Encoding", "gzip, br");
        Assert.Equal("br", beginning.Content.Headers.ContentEncoding.Single());
        await using var json = new BrotliStream(await beginning.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal("tirtawana", (await JsonDocument.ParseAsync(json)).RootElement.GetProperty("office").GetProperty("id").GetString());

        var plain = await app.Room.GetAsync("/tirtawana/assets/ruang-AbCd1234.js");
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.StartsWith(TestClient.Script, await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await SendAsync("/tirtawana/api/services", "Accept-Encoding", "gzip, br")).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task What_The_Build_Compressed_Is_Served_As_It_Is_And_Is_No_File_Of_Its_Own()
    {
        var style = await SendAsync("/tirtawana/assets/dasbor-12345678.css", "Accept-Encoding", "br");
        Assert.Equal("br", style.Content.Headers.ContentEncoding.Single());
        Assert.Equal(TestClient.CompressedByTheBuild, await style.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Room.GetAsync("/tirtawana/assets/dasbor-12345678.css.br")).StatusCode);
    }

    [Fact]
    public async Task A_Browser_That_Has_The_File_Is_Told_So()
    {
        var first = await app.Room.GetAsync("/tirtawana/assets/ruang-AbCd1234.js");
        var second = await SendAsync("/tirtawana/assets/ruang-AbCd1234.js", "If-None-Match", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_File_Of_No_Known_Kind_Is_Not_Served() =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.Room.GetAsync("/tirtawana/assets/notes.txt")).StatusCode);

    [Fact]
    public async Task The_Genesis_Is_A_File_Before_Founding_There_Is_None()
    {
        Assert.Equal($$"""{"genesis":"{{VectorDirectory.View.Genesis}}","floor":0,"before":[]}""", await app.Room.GetStringAsync("/tirtawana/genesis.json"));
        Assert.Equal("not-found", await JaringApplication.CodeAsync(await app.OtherRoom.GetAsync("/lembayung/genesis.json")));
    }

    [Fact]
    public async Task An_Unbuilt_Client_Says_So_Plainly()
    {
        await using var unbuilt = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton(new ClientFiles("/nowhere")));
        var answer = await unbuilt.Room.GetAsync("/tirtawana/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("frame-ancestors https://teams.microsoft.com", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("Server berjalan, tetapi berkas halamannya belum ada.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Room_Tells_What_The_Page_Needs()
    {
        var room = await JaringApplication.JsonAsync(await app.Room.GetAsync("/tirtawana/api/room"));

        Assert.Equal(["office", "language", "genesis", "chain", "past", "nextNotice", "puzzle", "limits", "lateAfterDays", "privacy", "help"], room.EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"id":"tirtawana","name":"KPU Kabupaten Tirtawana"}""", room.GetProperty("office").GetRawText());
        Assert.Equal(3, room.GetProperty("chain").GetArrayLength());
        Assert.Equal(["e", "sigs"], room.GetProperty("chain")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal("2026-11-23T13:15:00+07:00", room.GetProperty("nextNotice").GetString());
        Assert.Equal("""{"contact":"","pageRole":"Pengelola server kantor","keepDays":730}""", room.GetProperty("privacy").GetRawText());
        Assert.Equal(188416, room.GetProperty("limits").GetProperty("accountBytes").GetInt32());
    }

    private Task<HttpResponseMessage> SendAsync(string path, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        return app.Room.SendAsync(request);
    }
}
