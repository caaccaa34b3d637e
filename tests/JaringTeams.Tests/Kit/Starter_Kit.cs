using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Jaring.Tab.Kit;
using Jaring.Tab.Lobby;
using Jaring.Tests.Hosting;
using A = DocumentFormat.OpenXml.Drawing;

namespace Jaring.Tests.Kit;

/// <summary>What a team starts its sessions with: every sentence has a source, every file opens, and nothing of it is about anybody.</summary>
public sealed class Starter_Kit
{
    private static readonly Dictionary<string, string> Decks = new(StringComparer.Ordinal) { ["keputusan-1341.pptx"] = "decision", ["uu-tpks.pptx"] = "law", ["alur.pptx"] = "path" };
    private static readonly Dictionary<string, string> Sheets = new(StringComparer.Ordinal) { ["naskah-moderator"] = "script", ["bila-ada-yang-bercerita"] = "listen" };

    public static TheoryData<string, bool> DeckNames => Both(Decks.Keys);

    public static TheoryData<string, bool> SheetNames => Both(Sheets.Keys);

    [Theory]
    [MemberData(nameof(DeckNames))]
    public async Task A_Deck_Says_Every_Sentence_With_Its_Source_And_Is_Valid(string name, bool english)
    {
        await using var app = await StartAsync();
        using var answer = await app.Room.GetAsync(new Uri(Address(name, english), UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(name, answer.Content.Headers.ContentDisposition?.FileName);
        using var file = PresentationDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));

        var deck = KitWords.Decks.Single(d => d.Id == Decks[name]);
        var slides = file.PresentationPart!.SlideParts.Select(Text).ToList();
        Assert.Equal(deck.Parts.Count + 1, slides.Count);
        Assert.All(deck.Parts.SelectMany(p => p.Entries), entry => Assert.Single(slides, text => HasSourced(text, entry, english)));
        Assert.DoesNotContain(slides, text => text.Contains('{', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SheetNames))]
    public async Task A_Sheet_Says_Every_Sentence_With_Its_Source(string name, bool english)
    {
        await using var app = await StartAsync();
        var page = WebUtility.HtmlDecode(await app.Room.GetStringAsync(Address(name, english)));
        Assert.All(KitWords.Sheets.Single(s => s.Id == Sheets[name]).Parts.SelectMany(p => p.Entries), entry => Assert.True(HasSourced(page, entry, english), entry.Text));
        Assert.DoesNotMatch(@"\{\w+\}", Regex.Replace(page, "<style>.*?</style>", "", RegexOptions.Singleline));
    }

    [Theory]
    [InlineData(false, "Ada tempat untuk bercerita.")]
    [InlineData(true, "There is a place to tell.")]
    public async Task The_Banner_Has_The_Size_Of_One_And_Leads_To_The_Room(bool english, string title)
    {
        await using var app = await StartAsync();
        var page = await app.Room.GetStringAsync(Address("x-banner", english));
        Assert.Contains("@page{size:600mm 1600mm", page, StringComparison.Ordinal);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains("ruang.tirtawana.example/tirtawana", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_Fact_Is_Older_Than_Its_Reading_Or_From_The_Future()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        var entries = KitWords.Decks.Concat(KitWords.Sheets).SelectMany(a => a.Parts).SelectMany(p => p.Entries).ToList();
        Assert.True(entries.Count > 50);
        Assert.All(entries, e => Assert.InRange(e.Date, new DateOnly(2026, 11, 21), today > new DateOnly(2026, 11, 22) ? today : new DateOnly(2026, 11, 22)));
    }

    private static bool HasSourced(string text, Entry entry, bool english)
    {
        var words = english ? KitWords.English : KitWords.Indonesian;
        var said = words.Words.Plain(entry.Text).Replace("{address}", "ruang.tirtawana.example/tirtawana", StringComparison.Ordinal);
        return text.Contains(said, StringComparison.Ordinal) && text.Contains(words.Source(entry), StringComparison.Ordinal);
    }

    private static string Text(SlidePart slide) => string.Join('\n', slide.Slide.Descendants<A.Text>().Select(t => t.Text));

    private static string Address(string name, bool english) => $"/tirtawana/cetak/{name}{(english ? "/en" : "")}";

    private static TheoryData<string, bool> Both(IEnumerable<string> names)
    {
        var data = new TheoryData<string, bool>();
        foreach (var name in names)
        {
            data.Add(name, false);
            data.Add(name, true);
        }

        return data;
    }

    private static Task<JaringApplication> StartAsync() => JaringApplication.StartAsync();
}
