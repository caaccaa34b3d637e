using System.Net;
using System.Text.RegularExpressions;
using Jaring.Outreach;
using Jaring.Tab.Lobby;
using Jaring.Tests.Hosting;
using Jaring.Tests.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Room;

/// <summary>The staff app's one tab and the constant link's end: an everyday page with schedule, materials and reading, and the door to the room.</summary>
public sealed partial class The_Lobby
{
    private const string Place = "/tirtawana/jadwal";

    [Theory]
    [InlineData("", "id", "Jadwal kegiatan")]
    [InlineData("/en", "en", "Schedule")]
    public async Task Stands_In_One_Answer_Without_A_Script_And_Asks_Nothing(string way, string language, string title)
    {
        await using var app = await JaringApplication.StartAsync();
        var html = await app.Room.GetStringAsync(Place + way);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>JaringTeams</title>", html, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains("""<a class="door" href="/tirtawana/" """, html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|img|link|iframe|form|input|button|textarea|select)| src=| on[a-z]+=", html);
        Assert.All(Link().Matches(html).Select(m => m.Groups[1].Value), link =>
            Assert.Matches($"^(/tirtawana/|/tirtawana/jadwal|/tirtawana/jadwal/en|/tirtawana/jadwal/{OneSession.Id}(/en)?|tel:1[0-9]{{2}}|https://dasbor\\.tirtawana\\.example/tirtawana/masuk\\?pakta)$", link));
    }

    [Fact]
    public async Task Is_The_Same_For_Whoever_Opens_It_And_However()
    {
        await using var app = await JaringApplication.StartAsync();
        var plain = await app.Room.GetStringAsync(Place);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{Place}?dari=kartu&user=laras");
        request.Headers.Add("Authorization", "Bearer abc");
        request.Headers.Add("Cookie", "user=laras");
        request.Headers.Add("Accept-Language", "en");
        request.Headers.Add("Sec-Fetch-Dest", "iframe");
        Assert.Equal(plain, await (await app.Room.SendAsync(request)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Room.GetAsync("/tidak-ada/jadwal")).StatusCode);
    }

    /// <summary>Somebody passes by, or the schedule is shown to a colleague: what is not opened names nothing and counts nothing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task Names_No_Purpose_While_It_Is_Closed(string way)
    {
        await using var app = await JaringApplication.StartAsync();
        var body = await app.Room.GetStringAsync(Place + way);
        var face = Words(Hidden().Replace(body[body.IndexOf("<body>", StringComparison.Ordinal)..], "$1"));
        Assert.DoesNotMatch(Purpose(), face);
        Assert.Matches(Purpose(), Words(body[body.IndexOf("<body>", StringComparison.Ordinal)..]));
        Assert.DoesNotMatch("(?i)\\b[0-9]+ (baru|new|belum dibaca|unread)", face);
    }

    [Fact]
    public async Task Has_An_Everyday_Reason()
    {
        await using var app = await JaringApplication.StartAsync(s =>
        {
            s["Jaring:Offices:0:Materials:0:Title"] = "Paparan <b>kantor</b>";
            s["Jaring:Offices:0:Materials:0:Source"] = "Sekretariat";
            s["Jaring:Offices:0:Materials:0:Date"] = "2026-11-10";
            s["Jaring:Offices:0:Materials:0:Address"] = "https://berkas.example/paparan.pdf";
        });
        var said = Words(await app.Room.GetStringAsync(Place));
        Assert.Contains("Mengenal Jaring Rabu, 25 November 2026, 09.00 s.d. 11.00 WIB Aula Rincian dan kalender", said, StringComparison.Ordinal);
        Assert.Contains("Paparan &lt;b&gt;kantor&lt;/b&gt; Sekretariat, 10 November 2026", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Belum ada materi", said, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://berkas.example/paparan.pdf" target="_blank" rel="noopener noreferrer" """, await app.Room.GetStringAsync(Place), StringComparison.Ordinal);
        Assert.Contains("Wednesday, 25 November 2026, 09.00 to 11.00 WIB", Words(await app.Room.GetStringAsync($"{Place}/en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_So_Where_There_Is_Nothing_Yet()
    {
        await using var app = await JaringApplication.StartAsync(configure: b => b.Services.AddSingleton<IReadSchedule, NoSession>());
        var said = Words(await app.Room.GetStringAsync(Place));
        Assert.Contains("Belum ada kegiatan yang dijadwalkan.", said, StringComparison.Ordinal);
        Assert.Contains("Belum ada materi dari kantor ini.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now", "Dalam 72 jam, tenaga kesehatan dapat memberi obat", "Bila Anda berusia di bawah 18 tahun", "Saya terpikir menyakiti diri")]
    [InlineData("rights", "Identitas Anda dirahasiakan", "3x24 jam", "UPTD PPA")]
    [InlineData("what", "Apa itu kekerasan seksual", "Sembilan bentuk itu", "Sumber: Undang-Undang Nomor 12 Tahun 2022, Pasal 4. Dibaca 21 November 2026.")]
    [InlineData("how", "Kami menjaga kerahasiaan Anda.", "Microsoft Teams mencatat", "rahasia, tetapi tidak tanpa jejak")]
    [InlineData("numbers", "129, WhatsApp 08111-129-129", "Sumber: Kementerian Kesehatan, 7 Agustus 2025.", "148")]
    public async Task Answers_What_Somebody_Would_Type_Into_The_Chat(string article, params string[] said)
    {
        await using var app = await JaringApplication.StartAsync();
        var html = await app.Room.GetStringAsync(Place);
        var opened = Words(Regex.Match(html, $"<details id=\"{article}\".*?</details>", RegexOptions.Singleline).Value);
        Assert.All(said, words => Assert.Contains(words, opened, StringComparison.Ordinal));
    }

    /// <summary>Each sentence says where it is from and when one of us read it there, and the reader sees both.</summary>
    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Shows_Each_Sentence_With_Its_Source_And_Day(string language)
    {
        await using var app = await JaringApplication.StartAsync();
        var html = await app.Room.GetStringAsync(language == "id" ? Place : $"{Place}/en");
        var (words, texts) = (language == "id" ? LobbyWords.Indonesian : LobbyWords.English, TextFile.Read($"src/Tab/Lobby/Texts/{language}.json").Texts);
        foreach (var entry in Reading.Articles.SelectMany(a => a.Parts).SelectMany(p => p.Entries))
        {
            Assert.StartsWith("lobby.source.", entry.Source, StringComparison.Ordinal);
            Assert.InRange(entry.Date, new DateOnly(2026, 1, 1), DateOnly.FromDateTime(DateTime.UtcNow));
            var after = html[(html.IndexOf($"<li>{words.Say(entry.Text)}</li>", StringComparison.Ordinal) is var at and >= 0 ? at : throw new InvalidOperationException(entry.Text))..];
            var line = Regex.Match(after, "<p class=\"source\">(.*?)</p>").Groups[1].Value;
            Assert.Contains(WebUtility.HtmlEncode(texts[entry.Source]), line, StringComparison.Ordinal);
            Assert.Contains(words.Day(entry.Date), line, StringComparison.Ordinal);
        }
    }

    /// <summary>What the design's sources mark as unverified is not in it, in either language.</summary>
    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Holds_No_Fact_That_Nobody_Verified(string language) =>
        Assert.DoesNotMatch(
            "(?i)120 (jam|hours)|PANRB|27/2023|35/2014|\\b112\\b|PP 94|88/2023|337/2020|Blora|Silpa|LBH|pidana bagi yang (tahu|melihat)",
            string.Join('\n', TextFile.Read($"src/Tab/Lobby/Texts/{language}.json").Texts.Values));

    [Fact]
    public void Says_All_Of_Its_Texts_And_No_Other()
    {
        var asked = Asked().Matches(Repository.SourceBelow("src/Tab/Lobby")).Select(m => m.Groups[1].Value)
            .Concat(Reading.Articles.Select(a => a.Title))
            .Concat(Reading.Articles.SelectMany(a => a.Parts).SelectMany(p => p.Entries.SelectMany(e => new[] { e.Text, e.Source }).Append(p.Title)))
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(TextFile.Read("src/Tab/Lobby/Texts/id.json").Texts.Keys.Order(StringComparer.Ordinal), asked);
    }

    private static string Words(string html) => Regex.Replace(Regex.Replace(html, "<[^>]*>", " "), @"\s+", " ").Replace(" ,", ",", StringComparison.Ordinal);

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();

    /// <summary>What a closed part does not show.</summary>
    [GeneratedRegex("<details[^>]*>(<summary>.*?</summary>).*?</details>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?i)lapor|kekerasan|seksual|pelecehan|kasus|\baduan|korban|rujuk|report|violence|sexual|harass|\bcases?\b|victim")]
    private static partial Regex Purpose();

    [GeneratedRegex(@"\(\s*""((?:still|lobby|room|schedule)\.[a-z0-9.]+)""")]
    private static partial Regex Asked();

    private sealed class NoSession : IReadSchedule
    {
        public Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicSession>>([]);

        public Task<IReadOnlyList<PublicSession>> ReadPastAsync(string officeId, CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicSession>>([]);

        public Task<PublicSession?> FindAsync(string officeId, string sessionId, CancellationToken ct) => Task.FromResult<PublicSession?>(null);
    }
}
