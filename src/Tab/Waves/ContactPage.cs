using Jaring.Offices;
using Jaring.Tab.Attendance;
using Jaring.Tab.Lobby;
using Jaring.Waves.Passing;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Waves;

/// <summary>What a contact sees: first what is written down here, then her sessions, then the one button.</summary>
internal sealed class ContactPage(HttpContext http, OfficeOptions office, string pass)
{
    /// <summary>What the button says.</summary>
    public const string DeliveredWord = "sampai";

    private readonly FormPage page = new(http, office, "contact.title", $"/{office.Id}/{ContactEndpoints.Place}/{Uri.EscapeDataString(pass)}");

    private LobbyWords Times => page.Words.Language == "en" ? LobbyWords.English : LobbyWords.Indonesian;

    public IResult Over() => page.Of($"""<p class="look" role="status" data-testid="contact-over">{page.Words.Say("contact.over")}</p>""");

    public IResult Of(ContactPackage package, ContactAnswer? said) => page.Of(
        $"""
         <p class="first">{page.Words.Say("contact.intro")}</p>
         {Standing(package, said)}
         <h2>{page.Words.Say("contact.package", ("where", Where(package)), ("count", $"{package.People}"))}</h2>
         <ul class="taps">{string.Concat(package.Sessions.Select(s => Session(package, s)))}</ul>
         {(package.Delivered.On is null ? Say(package) : TakeBack())}
         """);

    private string Standing(ContactPackage package, ContactAnswer? said)
    {
        var (look, key) = (said, package.Delivered) switch
        {
            (ContactAnswer.Changed, _) => (true, "contact.look"),
            (ContactAnswer.Count, _) => (true, "contact.many"),
            (_, { Changed: true }) => (true, "contact.changed"),
            (_, { On: not null }) => (false, "contact.done"),
            _ => (false, "contact.notyet"),
        };
        return $"""<p class="{(look ? "look" : key == "contact.done" ? "done" : "soft")}" role="status" data-testid="contact-standing">{page.Words.Say(key, ("count", $"{package.People}"))}</p>""";
    }

    private static string Where(ContactPackage package) => package.Unit is { } unit ? $"{unit}, {package.Area}" : package.Area;

    private string Session(ContactPackage package, ContactSession asked)
    {
        var (session, units) = asked;
        var people = string.Join("; ", units.Select(u => page.Words.Say("contact.people", ("unit", u.Unit), ("count", $"{u.People}"))));
        var file = session.Off || session.SessionId is null ? "" :
            $"""<p><a href="/{office.Id}/{LobbyEndpoints.Place}/{session.SessionId}.ics" target="_blank" rel="noopener">{page.Words.Say("contact.calendar")}</a></p>""";
        return
            $"""
             <li><p><b>{FormBody.Html(package.Title)}</b></p>
             <p>{(session.Off ? $"<b>{page.Words.Say("contact.off")}</b> " : "")}{Times.Time(session.StartsAt, session.EndsAt, office.TimeZone)}<span class="hint">{FormBody.Html(session.Place)}</span><span class="hint">{people}</span></p>{file}</li>
             """;
    }

    private string Say(ContactPackage package) =>
        $"""
         <form method="post" action="{page.Target}" autocomplete="off" data-testid="contact-form">
         <input type="hidden" name="kata" value="{DeliveredWord}"><input type="hidden" name="isi" value="{package.Mark}">
         <label>{page.Words.Say("contact.count")}<span class="hint">{page.Words.Say("contact.count.hint", ("count", $"{package.People}"))}</span><input type="text" name="jumlah" inputmode="numeric" maxlength="5"></label>
         <button>{page.Words.Say("contact.send")}</button>
         </form>
         """;

    private string TakeBack() =>
        $"""
         <form method="post" action="{page.Target}" autocomplete="off"><input type="hidden" name="kata" value="batal"><button class="quiet">{page.Words.Say("contact.back")}</button></form>
         """;
}
