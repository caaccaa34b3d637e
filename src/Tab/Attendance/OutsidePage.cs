using Jaring.Attendance;
using Jaring.Attendance.Codes;
using Jaring.Offices;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Attendance;

/// <summary>The list as a page of buttons. It holds names, and says so first.</summary>
internal sealed class OutsidePage(HttpContext http, OfficeOptions office, string pass)
{
    private readonly FormPage page = new(http, office, "checkin.title", $"/{office.Id}/{OutsideEndpoints.Place}/{Uri.EscapeDataString(pass)}");

    public IResult Over() => page.Of($"""<p class="look" role="status" data-testid="outside-over">{page.Words.Say("outside.over")}</p>""");

    public IResult List(string title, AttendanceView view)
    {
        var typed = view.Entries.Where(e => e is { Person: null, Aside: false }).ToList();
        var aside = view.Entries.Where(e => e.Aside).ToList();
        var came = view.People.Count(p => p.Mode is not null);
        return page.Of(
            $"""
             <p class="first">{page.Words.Say("outside.intro")}</p>
             <p class="soft">{page.Words.Say("outside.line")}</p>
             <h2>{FormBody.Html(title)}</h2>
             <p data-testid="outside-count"><b>{page.Words.Say("outside.count", ("count", $"{came}"), ("all", $"{view.People.Count}"))}</b> {page.Words.Say(view.Open ? "outside.open" : "outside.shut")} <a href="{page.Target}">{page.Words.Say("outside.again")}</a></p>
             {(typed.Count == 0 ? "" : $"""<h2>{page.Words.Say("outside.typed", ("count", $"{typed.Count}"))}</h2><ul class="taps">{string.Concat(typed.Select(e => Typed(e, view)))}</ul>""")}
             <h2>{page.Words.Say("outside.list")}</h2>
             {(view.People.Count == 0 ? $"<p>{page.Words.Say("outside.none")}</p>" : $"""<ul class="taps">{string.Concat(view.People.Select(Person))}</ul>""")}
             {(aside.Count == 0 ? "" : $"""<h2>{page.Words.Say("outside.put")}</h2><ul class="taps" data-testid="outside-put">{string.Concat(aside.Select(Aside))}</ul>""")}
             """);
    }

    /// <summary>The form's address names its own line, so that a tap far down a long list comes back to where it was.</summary>
    private string Person(PersonView p) =>
        $"""
         <li id="o-{p.Id}"><form class="tap" method="post" action="{page.Target}#o-{p.Id}"><input type="hidden" name="orang" value="{p.Id}"><input type="hidden" name="cara" value="{(p.Mode is null ? Presence.OnSite : "")}">
         <button aria-pressed="{(p.Mode is null ? "false" : "true")}"><span>{Said(p.Name, p.Unit)}</span><b>{page.Words.Say(p.Mode is null ? "outside.absent" : "outside.present")}</b></button></form></li>
         """;

    private string Typed(EntryView e, AttendanceView view)
    {
        var same = view.People.Where(p => p.Mode is null && TypedNames.AreAlike(p.Name, e.Name)).ToList();
        return $"""<li><p id="e-{e.Id}">{Said(e.Name, e.Unit)}{(e.Late ? $" ({page.Words.Say("outside.late")})" : "")}</p>{string.Concat(same.Select(p => Choice(e, "", p.Id, page.Words.Say("outside.match", ("name", p.Unit.Length == 0 ? p.Name : $"{p.Name}, {p.Unit}")))))}{Choice(e, "baru", "", page.Words.Say("outside.add"))}{Choice(e, "sisih", "", page.Words.Say("outside.aside"))}</li>""";
    }

    private string Aside(EntryView e) => $"""<li><p id="e-{e.Id}">{Said(e.Name, e.Unit)}</p>{Choice(e, "kembali", "", page.Words.Say("outside.back"))}</li>""";

    /// <summary>One of several buttons with the same words: whose it is, a screen reader says behind them.</summary>
    private string Choice(EntryView e, string choice, string person, string words) =>
        $"""<form class="tap" method="post" action="{page.Target}"><input type="hidden" name="entri" value="{e.Id}"><input type="hidden" name="untuk" value="{choice}"><input type="hidden" name="orang" value="{person}"><button aria-describedby="e-{e.Id}">{words}</button></form>""";

    private static string Said(string name, string unit) => unit.Length == 0 ? FormBody.Html(name) : $"""{FormBody.Html(name)} <span class="hint">{FormBody.Html(unit)}</span>""";
}
