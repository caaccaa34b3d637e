using System.Net;
using Jaring.Offices;
using Jaring.Tab.Lobby;
using Jaring.Tab.Print;

namespace Jaring.Tab.Kit;

/// <summary>The kit's pages for paper.</summary>
internal static class KitPages
{
    /// <summary>What a moderator holds in the hand.</summary>
    public static string Sheet(Article article, OfficeOptions office, KitWords words) =>
        $"""
         <p class="how">{words.Html("kit.sheet.how", office)}</p>
         <main class="sheet"><p class="office">{WebUtility.HtmlEncode(office.Name)}</p><h1>{words.Html(article.Title, office)}</h1>
         {string.Concat(article.Parts.Select(part => $"<section><h2>{words.Html(part.Title, office)}</h2>{string.Concat(words.BySource(part).Select(group => Group(group.Source, group.Entries, office, words)))}</section>"))}
         </main>
         """;

    /// <summary>Stands at the door of a session: 60 by 160 centimetres.</summary>
    public static string Banner(OfficeOptions office, KitWords words)
    {
        var address = $"{office.RoomOrigin}/{office.Id}/";
        return
            $"""
             <p class="how">{words.Html("kit.banner.size", office)}</p>
             <main class="banner">
             <p class="office">{WebUtility.HtmlEncode(office.Name)}<b>{words.Html("kit.banner.team", office)}</b></p>
             <h1>{words.Html("kit.banner.title", office)}</h1><p class="lead">{words.Html("kit.banner.lead", office)}</p>
             <div class="code">{QrSvg.Of(address, words.Html("kit.banner.scan", office))}</div>
             <p class="scan">{words.Html("kit.banner.scan", office)}</p><p class="typed">{WebUtility.HtmlEncode($"{new Uri(office.RoomOrigin).Authority}/{office.Id}")}</p>
             <p class="numbers"><b>110</b><b>119</b><b>129</b></p><p class="scan">{words.Html("kit.banner.numbers", office)}</p>
             </main>
             """;
    }

    private static string Group(string source, IReadOnlyList<Entry> entries, OfficeOptions office, KitWords words) =>
        $"""<ul>{string.Concat(entries.Select(e => $"<li>{words.Html(e.Text, office)}</li>"))}</ul><p class="source">{WebUtility.HtmlEncode(source)}</p>""";
}
