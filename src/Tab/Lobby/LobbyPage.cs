using System.Net;
using System.Text;
using Jaring.Help;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Tab.Pages;
using Jaring.Tab.Print;

namespace Jaring.Tab.Lobby;

/// <summary>
/// The staff app's one tab, and the same page at the plain address: schedule, materials, reading and the door to the room. Closed it names no purpose, and
/// it looks the same for somebody who wants to know when the next session is. It holds no script, no counter and no question: what somebody opens on it is
/// between her and her screen.
/// </summary>
internal sealed class LobbyPage(OfficeOptions office, LobbyWords words, IReadOnlyList<PublicSession> sessions, IReadOnlyList<PublicSession> past, HelpView help)
{
    private const string Mark =
        """
        <svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><defs><mask id="a" maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68"><path fill="#fff" d="M-10-10h68v68h-68z"/><path d="M17 12v10M31 26v10" stroke="#000" stroke-width="8.6"/></mask><mask id="b" maskUnits="userSpaceOnUse" x="-10" y="-10" width="68" height="68"><path fill="#fff" d="M-10-10h68v68h-68z"/><path d="M26 17h10M12 31h10" stroke="#000" stroke-width="8.6"/></mask></defs><g transform="rotate(45 24 24)" fill="none" stroke-width="5"><rect x="4.5" y="17" width="39" height="14" rx="7" mask="url(#a)"/><rect class="second" x="17" y="4.5" width="14" height="39" rx="7" mask="url(#b)"/></g></svg>
        """;

    private bool IsEnglish => words.Words.Language == LobbyWords.English.Words.Language;

    private string Here => $"/{office.Id}/{LobbyEndpoints.Place}";

    private string Address => $"{office.RoomOrigin}/{office.Id}/";

    public string Body() =>
        $"""
         <div class="stays">
         <header>{Mark}<span class="name">{words.Say("still.page.title")}</span>
         <nav><a href="{(IsEnglish ? Here : $"{Here}/en")}" lang="{(IsEnglish ? "id" : "en")}" data-testid="language">{words.Say("lobby.language")}</a>
         <a class="close" href="{(IsEnglish ? $"{Here}/en" : Here)}" aria-label="{words.Say("lobby.close.about")}" data-testid="close">{words.Say("lobby.close")}</a></nav></header>
         <aside aria-label="{words.Say("room.help.now")}"><span class="danger">{words.Say("room.help.danger")} {Dial("110")} {Dial("119")}</span><span>{words.Say("room.help.support")} {Dial("129")}</span></aside>
         </div>
         <main>
         <h1>{words.Say("schedule.title")}</h1>
         {Sessions()}
         <section aria-labelledby="materials"><h2 id="materials">{words.Say("schedule.materials")}</h2>{Materials()}</section>
         {Past()}
         <section aria-labelledby="pact"><h2 id="pact">{words.Say("lobby.pact.title")}</h2>{Pact()}</section>
         <section aria-labelledby="reading"><h2 id="reading">{words.Say("lobby.reading.title")}</h2><p>{words.Say("lobby.reading.lead")}</p>
         <div class="articles">{string.Concat(Reading.Articles.Select(Opened))}{Numbers()}</div></section>
         <section aria-labelledby="room"><h2 id="room">{words.Say("schedule.room")}</h2>{Door()}</section>
         </main>
         """;

    private string Sessions() => sessions.Count == 0 ? $"<p>{words.Say("schedule.none")}</p>" : $"""<ul class="rows" data-testid="sessions">{string.Concat(sessions.Select(Session))}</ul>""";

    private string Session(PublicSession s) =>
        $"""<li><b>{Html(s.Title)}</b>{SessionPage.When(s, words, office)}<a href="{Here}/{s.Id}{(IsEnglish ? "/en" : "")}">{words.Say("schedule.details")}<span class="unseen"> {Html(s.Title)}</span></a></li>""";

    private string Past() => past.Count == 0 ? ""
        : $"""<section aria-labelledby="past"><h2 id="past">{words.Say("schedule.past")}</h2><ul class="rows" data-testid="past">{string.Concat(past.Select(s => $"<li><b>{Html(s.Title)}</b>{SessionPage.When(s, words, office)}{SessionPage.Materials(s, words)}</li>"))}</ul></section>""";

    /// <summary>A way out to the dashboard's origin, in a window of its own: on this page nobody signs in, and nothing of the visit goes along.</summary>
    private string Pact() =>
        $"""<a class="door" href="{office.DashboardOrigin}/{office.Id}/{PlainAddress.Place}?pakta" target="_blank" rel="noopener noreferrer" data-testid="open-pact">{words.Say("lobby.pact.open")}<small>{words.Say("lobby.pact.about")}</small></a>""";

    private string Materials() => office.Materials.Count == 0
        ? $"""<p data-testid="no-materials">{words.Say("lobby.materials.none")}</p>"""
        : $"""<ul class="rows" data-testid="materials">{string.Concat(office.Materials.Select(Material))}</ul>""";

    private string Material(MaterialOptions m)
    {
        var title = m.Address.Length == 0 ? $"<b>{Html(m.Title)}</b>"
            : $"""<a href="{Html(m.Address)}" target="_blank" rel="noopener noreferrer" title="{words.Say("lobby.materials.open")}">{Html(m.Title)}</a>""";
        return $"<li>{title}<small>{words.Words.Say("lobby.materials.line", ("source", m.Source), ("date", words.Day(m.On)))}</small></li>";
    }

    private string Opened(Article article) =>
        $"""<details id="{article.Id}" data-testid="article"><summary>{words.Say(article.Title)}</summary>{string.Concat(article.Parts.Select(Part))}</details>""";

    private string Part(Part part)
    {
        var html = new StringBuilder($"<h3>{words.Say(part.Title)}</h3>");
        for (var at = 0; at < part.Entries.Count;)
        {
            var first = part.Entries[at];
            var same = part.Entries.Skip(at).TakeWhile(e => (e.Source, e.Date) == (first.Source, first.Date)).ToList();
            html.Append($"<ul>{string.Concat(same.Select(e => $"<li>{words.Say(e.Text)}</li>"))}</ul>")
                .Append($"""<p class="source">{words.Say("lobby.reading.source", ("source", words.Words.Plain(first.Source)), ("date", words.Day(first.Date)))}</p>""");
            at += same.Count;
        }

        return html.ToString();
    }

    /// <summary>All services, each with the day on which it was last tried and who says so.</summary>
    private string Numbers() =>
        $"""<details id="numbers" data-testid="numbers"><summary>{words.Say("lobby.numbers.title")}</summary>{Desk()}<ul>{string.Concat(help.Services.Select(Service))}</ul><p class="source">{words.Say("room.numbers.trace")}</p></details>""";

    private string Service(Service s)
    {
        var name = s.Name == s.Contact ? "" : $"{Html(s.Name)}: ";
        var hours = s.Hours.Length == 0 ? "" : $" {words.Say("room.near.hours", ("hours", s.Hours))}";
        var old = s.IsOldOn(help.Today) ? $" {words.Say("room.near.stale")}" : "";
        return $"""<li>{name}{words.Whole(s.Contact)}.{hours}<p class="source">{words.Say("room.near.checked", ("date", words.Day(s.VerifiedOn)), ("source", s.Source))}{old}</p></li>""";
    }

    private string Desk() => help.Posko is { } at ? $"<p>{words.Say("room.help.posko", ("place", at.Place), ("hours", at.Hours), ("contact", at.Contact))}</p>" : "";

    private string Door() =>
        $"""
         <a class="door" href="/{office.Id}/" data-testid="open-room">{words.Say("schedule.room.open")}<small>{words.Say("schedule.room.about")}</small></a>
         <p>{words.Words.Say("room.teams.phone", ("address", Address))}</p>
         <details class="qr-code"><summary>{words.Say("lobby.qr.show")}</summary>{QrSvg.Of(Address, words.Words.Say("lobby.qr", ("address", Address)))}</details>
         <p class="source">{words.Say("room.help.unwatched")}</p>
         """;

    /// <summary>A link where a finger dials; plain digits where a link would open a call in Teams.</summary>
    private static string Dial(string number) => $"""<a class="dial" href="tel:{number}">{number}</a><b class="dial">{number}</b>""";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
