using Jaring.Offices;
using Jaring.Tab.Lobby;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Kit;

/// <summary>The starter kit at plain addresses on the room's origin: decks as files for whatever shows slides, sheets and the banner as pages to print.</summary>
internal static class KitFiles
{
    private const string Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <summary>A piece of the kit, or null when it has none of that name.</summary>
    public static IResult? Answer(OfficeOptions office, string piece, HttpContext http, KitWords words) => piece switch
    {
        "keputusan-1341.pptx" => Deck(office, "decision", piece, words),
        "uu-tpks.pptx" => Deck(office, "law", piece, words),
        "alur.pptx" => Deck(office, "path", piece, words),
        "naskah-moderator" => Sheet(office, "script", http, words),
        "bila-ada-yang-bercerita" => Sheet(office, "listen", http, words),
        "x-banner" => StillPage.Of(http, words.Words, KitStyles.Banner, KitPages.Banner(office, words)),
        _ => null,
    };

    private static IResult Deck(OfficeOptions office, string id, string name, KitWords words) =>
        Results.File(DeckFile.Of(Named(KitWords.Decks, id), office, words), Slides, name);

    private static IResult Sheet(OfficeOptions office, string id, HttpContext http, KitWords words) =>
        StillPage.Of(http, words.Words, KitStyles.Sheet, KitPages.Sheet(Named(KitWords.Sheets, id), office, words));

    private static Article Named(IReadOnlyList<Article> all, string id) => all.Single(a => a.Id == id);
}
