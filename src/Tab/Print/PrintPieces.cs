using System.Net;
using Jaring.Help;
using Jaring.Offices;
using Jaring.Tab.Pages;

namespace Jaring.Tab.Print;

/// <summary>
/// What an office prints: a poster, cards of the size of an identity card, and lines for a surat tugas. They hold the plain address, numbers that stay, and
/// the help desk; no purpose that a passer-by could read, no names, and nothing that changes with a release, since nobody takes old paper down.
/// </summary>
internal sealed class PrintPieces(OfficeOptions office, Posko? posko, PageWords words)
{
    private const int CardsOnASheet = 8;

    private const string Mark =
        """
        <svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><defs><mask id="a" maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68"><path fill="#fff" d="M-10-10h68v68h-68z"/><path d="M17 12v10M31 26v10" stroke="#000" stroke-width="8.6"/></mask><mask id="b" maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68"><path fill="#fff" d="M-10-10h68v68h-68z"/><path d="M26 17h10M12 31h10" stroke="#000" stroke-width="8.6"/></mask></defs><g transform="rotate(45 24 24)" fill="none" stroke-width="5"><rect x="4.5" y="17" width="39" height="14" rx="7" stroke="#0f6a6f" mask="url(#a)"/><rect x="17" y="4.5" width="14" height="39" rx="7" stroke="#4a8f93" mask="url(#b)"/></g></svg>
        """;

    /// <summary>What the code says: the whole address.</summary>
    private string Address => $"{office.RoomOrigin}/{office.Id}/";

    /// <summary>What a person types: without the scheme and the last stroke.</summary>
    private string Typed => WebUtility.HtmlEncode($"{new Uri(office.RoomOrigin).Authority}/{office.Id}");

    private string Qr => QrSvg.Of(Address, words.Say("print.qr", ("address", Address)));

    public string Poster() =>
        $"""
         <p class="how">{words.Say("print.how")}</p>
         <main class="sheet">
         <header>{Mark}<div><p class="office">{WebUtility.HtmlEncode(office.Name)}</p><p class="name">{words.Say("print.name")}</p></div></header>
         <h1>{words.Say("print.title")}</h1>
         <p class="for">{words.Say("print.for")}</p>
         <div class="middle"><div class="frame">{Qr}</div>
         <ol><li><b>1</b><span>{words.Say("print.step.own")}</span></li><li><b>2</b><span>{words.Say("print.step.point")}</span></li><li><b>3</b><span>{words.Say("print.step.open")}</span></li></ol></div>
         <p class="type">{words.Say("print.type")} <b>{Typed}</b></p>
         <div class="numbers">
         <div class="danger"><b>110</b><span>{words.Say("print.police")}</span></div><div class="danger"><b>119</b><span>{words.Say("print.ambulance")}</span></div>
         <div><b>129</b><span>{words.Say("print.sapa")}</span></div><div class="word"><b>healing119.id</b><span>{words.Say("print.healing")}</span></div>
         </div>
         <footer>{Desk("print.posko")}{words.Say("print.unwatched")}</footer>
         </main>
         """;

    public string Cards()
    {
        var card =
            $"""<section class="card">{Qr}<div><p><b>{Typed}</b></p><p class="numbers"><span><b>110</b> {words.Say("print.police")}</span> <span><b>119</b> {words.Say("print.ambulance")}</span> <span><b>129</b> {words.Say("print.sapa")}</span></p></div></section>""";
        return $"""<p class="how">{words.Say("print.how")} {words.Say("print.cards")}</p><main class="cards">{string.Concat(Enumerable.Repeat(card, CardsOnASheet))}</main>""";
    }

    public string Letter() =>
        $"""
         <main class="sheet">
         <h1>{words.Say("print.letter")}</h1>
         <p>{words.Say("print.letter.intro")}</p>
         <p class="line">{words.Say("print.letter.line", ("address", $"{new Uri(office.RoomOrigin).Authority}/{office.Id}"))} {Desk("print.letter.line.posko")}</p>
         <p>{words.Say("print.letter.letterhead")}</p>
         </main>
         """;

    private string Desk(string key) =>
        posko is null ? "" : $"{words.Say(key, ("place", posko.Place), ("hours", posko.Hours), ("contact", posko.Contact))} ";
}
