using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Attendance;
using Jaring.Offices;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Attendance;

/// <summary>The states of the check-in page. None of them shows a name, neither one of the list nor the one just typed.</summary>
internal sealed class CheckInPage(HttpContext http, OfficeOptions office, string code = "")
{
    private readonly FormPage page = new(http, office, "checkin.title", code.Length == 0 ? Root(office) : $"{Root(office)}/{Uri.EscapeDataString(code)}");

    private PageWords Words => page.Words;

    /// <summary>Asks for the code, also from whoever had one that is not taken now.</summary>
    public IResult Code(bool wasWrong) => page.Of(
        $"""
         <p class="first">{Words.Say("checkin.intro")}</p>
         {(wasWrong ? $"""<p class="look" role="status">{Words.Say("checkin.expired")}</p>""" : "")}
         <form method="get" action="{Root(office)}" data-testid="checkin-code">
         <input type="hidden" name="b" value="{Words.Language}">
         <label>{Words.Say("checkin.code")}<input class="code" type="text" name="kode" maxlength="16" required autocomplete="off" autocapitalize="characters" spellcheck="false"></label>
         <button>{Words.Say("checkin.open")}</button>
         </form>
         """);

    /// <summary>Asks for the name. Browsers are asked not to offer earlier ones: a phone that goes round would show who was here.</summary>
    public IResult Names(Door door) => page.Of(
        $"""
         <p class="first">{Words.Say("checkin.intro")}</p>
         <h2>{FormBody.Html(door.Title)}</h2>
         <p class="soft">{Words.Say(door.Mode == Jaring.Attendance.Codes.Presence.Online ? "checkin.online" : "checkin.onsite")} {Words.Say("checkin.kept")}</p>
         <form method="post" action="{page.Target}" autocomplete="off" data-testid="checkin-form">
         <input type="hidden" name="karcis" value="{door.Ticket}">
         <input type="hidden" name="kiriman" value="{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}">
         <label>{Words.Say("checkin.name")}<input type="text" name="nama" maxlength="80" required autocomplete="off" autocapitalize="words" spellcheck="false"></label>
         <label>{Words.Say("checkin.unit")}<input type="text" name="unit" maxlength="80" autocomplete="off" spellcheck="false"></label>
         <fieldset><legend>{Words.Say("checkin.sex")}</legend><div class="choices">
         <label><input type="radio" name="lp" value="L">{Words.Say("checkin.sex.man")}</label><label><input type="radio" name="lp" value="P">{Words.Say("checkin.sex.woman")}</label>
         </div></fieldset>
         <button>{Words.Say("checkin.send")}</button>
         </form>
         """);

    /// <summary>The one answer to every entry.</summary>
    public IResult Done() => page.Of($"""<p class="done" role="status" data-testid="checkin-done">{Words.Say("checkin.done")}</p><p class="soft">{Words.Say("checkin.done.next")}</p>""");

    public IResult Closed() => page.Of($"""<p class="look" role="status" data-testid="checkin-closed">{Words.Say("checkin.closed")}</p>""");

    public IResult Nameless() => page.Of($"""<p class="look" role="status">{Words.Say("checkin.nameless")}</p>""");

    private static string Root(OfficeOptions office) => $"/{office.Id}/{CheckInEndpoints.Place}";
}
