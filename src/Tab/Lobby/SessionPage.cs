using System.Net;
using Jaring.Offices;
using Jaring.Outreach;

namespace Jaring.Tab.Lobby;

/// <summary>One session: when, where, into the own calendar, and what was shown there once it is over. It asks nothing and counts nobody.</summary>
internal sealed class SessionPage(OfficeOptions office, LobbyWords words, PublicSession session)
{
    private bool IsEnglish => words.Words.Language == LobbyWords.English.Words.Language;

    private string List => $"/{office.Id}/{LobbyEndpoints.Place}";

    private string Here => $"{List}/{session.Id}";

    public string Body() =>
        $"""
         <header><span class="name">{WebUtility.HtmlEncode(office.Name)}</span>
         <nav><a href="{(IsEnglish ? Here : $"{Here}/en")}" lang="{(IsEnglish ? "id" : "en")}">{words.Say("lobby.language")}</a></nav></header>
         <main>
         <p><a href="{(IsEnglish ? $"{List}/en" : List)}">{words.Say("schedule.title")}</a></p>
         <h1>{WebUtility.HtmlEncode(session.Title)}</h1>
         {When(session, words, office)}
         <p><a class="door" href="{Here}{(IsEnglish ? "/en" : "")}.ics" target="_blank" rel="noopener" data-testid="add-to-calendar">{words.Say("schedule.add")}<small>{words.Say("schedule.add.about")}</small></a></p>
         {Materials(session, words)}
         </main>
         """;

    /// <summary>Day, time and place.</summary>
    public static string When(PublicSession session, LobbyWords words, OfficeOptions office)
    {
        var place = string.Join(", ", new[] { WebUtility.HtmlEncode(session.Place ?? ""), session.Online ? words.Online : "" }.Where(p => p.Length > 0));
        return $"""<small>{words.Time(session.StartsAt, session.EndsAt, office.TimeZone)}</small>{(place.Length > 0 ? $"<small>{place}</small>" : "")}""";
    }

    /// <summary>What was shown, each with its address.</summary>
    public static string Materials(PublicSession session, LobbyWords words) => session.Materials.Count == 0 ? ""
        : $"""<ul class="shown" data-testid="shown">{string.Concat(session.Materials.Select(m => $"""<li><a href="{WebUtility.HtmlEncode(m.Address)}" target="_blank" rel="noopener noreferrer" title="{words.Say("lobby.materials.open")}">{WebUtility.HtmlEncode(m.Title)}</a></li>"""))}</ul>""";
}
