using System.Net;
using System.Text.RegularExpressions;
using Jaring.Tab.Pages;
using Jaring.Tests.Help;
using Jaring.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Room;

/// <summary>The way in without Teams and without an account: what an office prints, and the question for the district where no code was scanned.</summary>
public sealed class Outside_Teams
{
    [Theory]
    [InlineData("poster", "Informasi, jadwal, dan nomor bantuan")]
    [InlineData("kartu", "<b>129</b> SAPA")]
    [InlineData("surat-tugas", "Nomor penting selama bertugas: 110 (polisi), 119 (ambulans), 129 (SAPA). Informasi dan jadwal: ruang.tirtawana.example/tirtawana.")]
    [InlineData("poster/en", "Information, schedule and help numbers")]
    public async Task A_Printed_Piece_Has_The_Address_And_The_Numbers_And_Names_No_Purpose(string piece, string line)
    {
        await using var app = await StartAsync(Help_Numbers.Near);
        var html = await app.Room.GetStringAsync($"/tirtawana/cetak/{piece}");
        Assert.Contains(line, html, StringComparison.Ordinal);
        foreach (var said in new[] { "ruang.tirtawana.example/tirtawana", "110", "119", "129" })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        var words = Regex.Replace(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "<[^>]*>", " ");
        Assert.DoesNotMatch("(?i)lapor|kekerasan|seksual|pelecehan|kasus|aduan|report|violence|sexual|harass", words);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?:src|href)=", html);
        Assert.True(piece == "kartu" || html.Contains("ruang layanan lantai 1", StringComparison.Ordinal));
    }

    /// <summary>Paper stays on a wall for years: another build of the pages and another list of the team print the same bytes.</summary>
    [Fact]
    public async Task What_Is_Printed_Does_Not_Change_With_A_Release()
    {
        await using var one = await StartAsync();
        await using var other = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton(new ClientFiles("/nowhere")));
        foreach (var piece in new[] { "poster", "kartu", "surat-tugas" })
        {
            Assert.Equal(await one.Room.GetStringAsync($"/tirtawana/cetak/{piece}"), await other.Room.GetStringAsync($"/tirtawana/cetak/{piece}"));
        }
    }

    /// <summary>The code is read back here by its own rows: the drawing is what the library made of this very address.</summary>
    [Fact]
    public async Task The_Code_Says_The_Plain_Address_And_Nothing_Else()
    {
        await using var app = await StartAsync();
        using var expected = QRCoder.QRCodeGenerator.GenerateQrCode("https://ruang.tirtawana.example/tirtawana/", QRCoder.QRCodeGenerator.ECCLevel.Q);
        var html = await app.Room.GetStringAsync("/tirtawana/cetak/poster");
        var drawn = Regex.Matches(html, @"M(\d+) (\d+)h1v1h-1z").Select(m => (int.Parse(m.Groups[2].Value, null), int.Parse(m.Groups[1].Value, null))).ToHashSet();
        for (var y = 0; y < expected.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < expected.ModuleMatrix.Count; x++)
            {
                Assert.Equal(expected.ModuleMatrix[y][x], drawn.Contains((y, x)));
            }
        }

        // Black to black at least 75 mm; around it the four modules of white that a scanner needs.
        Assert.Contains(".qr{width:100mm;height:100mm}", html, StringComparison.Ordinal);
        Assert.InRange(100.0 * (expected.ModuleMatrix.Count - 8) / expected.ModuleMatrix.Count, 75, 100);
    }

    [Fact]
    public async Task There_Is_No_Other_Piece()
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Room.GetAsync("/tirtawana/cetak/lain")).StatusCode);
    }

    [Theory]
    [InlineData("", "tirtawana")]
    [InlineData("lembayung", "lembayung")]
    public async Task Who_Types_The_Host_Name_Is_Asked_For_The_District_And_May_Not_Know_It(string configured, string leadsTo)
    {
        await using var app = await StartAsync(s =>
        {
            s["Jaring:Offices:1:RoomOrigin"] = "https://ruang.tirtawana.example";
            s["Jaring:UnknownDistrict"] = configured;
        });
        var html = await app.Room.GetStringAsync("/");
        Assert.Equal(
            ["/lembayung/", "/tirtawana/", $"/{leadsTo}/tidak-tahu"],
            Regex.Matches(html, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value));
        Assert.Contains("Anda di kabupaten atau kota mana?", html, StringComparison.Ordinal);
        Assert.Contains("Satgas Provinsi yang membaca", html, StringComparison.Ordinal);
        Assert.Contains("110 (polisi)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Room.GetAsync($"/{leadsTo}/tidak-tahu")).StatusCode);
    }

    [Fact]
    public async Task The_District_Page_Is_Nobody_S_Frame_And_Keeps_Nothing()
    {
        await using var app = await StartAsync(s => s["Jaring:Offices:1:RoomOrigin"] = "https://ruang.tirtawana.example");
        var answer = await app.Room.GetAsync("/");
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    /// <summary>Wherever nothing is, on either origin: an office that does not exist, a place in one, a file, an address of the API.</summary>
    [Theory]
    [InlineData("/tirtawna/")]
    [InlineData("/tirtawana/cetak/lain")]
    [InlineData("/tirtawana/a/b.php")]
    [InlineData("/tirtawana/api/nothing")]
    [InlineData("/favicon.ico")]
    public async Task Who_Types_A_Wrong_Letter_Sees_The_Way_And_The_Numbers(string address)
    {
        await using var app = await StartAsync();
        var answer = await GoAsync(app, address, "text/html,*/*;q=0.8", "document");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Alamat ini belum tepat", html, StringComparison.Ordinal);
        Assert.Contains("110 (polisi)", html, StringComparison.Ordinal);
        Assert.Equal(["/"], Regex.Matches(html, "(?:href|src)=\"([^\"]*)\"").Select(m => m.Groups[1].Value));
        Assert.DoesNotContain(address[1..], html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)lapor|kekerasan|seksual", html);
        Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("*/*", "empty")]
    [InlineData("text/html", "iframe")]
    public async Task A_Program_Gets_The_Code(string accept, string destination)
    {
        await using var app = await StartAsync();
        var answer = await GoAsync(app, "/tirtawna/", accept, destination);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"code\":\"not-found\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_District_That_Is_Not_Configured_Does_Not_Start()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(s => s["Jaring:UnknownDistrict"] = "jauh"));
        Assert.Contains("Jaring:UnknownDistrict names no office", fault.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Javanese is offered only when one named native speaker ticked every sentence as it stands; one sentence or the name missing, and it stays off.</summary>
    [Theory]
    [InlineData("none", "id en")]
    [InlineData("all", "id en jv")]
    [InlineData("unnamed", "id en")]
    [InlineData("one missing", "id en")]
    [InlineData("one changed", "id en")]
    public async Task Javanese_Waits_For_A_Native_Speaker(string ticks, string languages)
    {
        await using var app = await StartAsync(s =>
        {
            const string At = "Jaring:Offices:0:Krama";
            s[$"{At}:CheckedBy"] = ticks == "unnamed" ? " " : "Wening Larasati";
            foreach (var (n, sentence) in Krama.Sentences.Index())
            {
                if (ticks != "none" && !(ticks == "one missing" && n == 3))
                {
                    s[$"{At}:Ticked:{sentence.Key}"] = ticks == "one changed" && n == 5 ? $"{sentence.Value} Nggih." : sentence.Value;
                }
            }
        });
        Assert.Contains($"<meta name=\"jaring-languages\" content=\"{languages}\">", await app.Room.GetStringAsync("/tirtawana/"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> GoAsync(JaringApplication app, string address, string accept, string destination)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accept }, { "Sec-Fetch-Dest", destination } } };
        return await app.Room.SendAsync(request);
    }

    private static Task<JaringApplication> StartAsync(Action<IDictionary<string, string?>>? settings = null) =>
        JaringApplication.StartAsync(s => settings?.Invoke(s), b => b.Services.AddSingleton(TestClient.Build()));
}
