using Jaring.Offices;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Attendance;

/// <summary>
/// The frame of the two pages that people reach from a session's screen. It is blue where the room is teal, has a heavy head with the page's own name and
/// nothing of the room's marks: who writes a name here must never think to be in the room, and who is in the room never that a name is asked.
/// </summary>
/// <param name="http">The request.</param>
/// <param name="office">The office.</param>
/// <param name="name">What the page is called, and its title: a key.</param>
/// <param name="here">Its path without the language.</param>
internal sealed class FormPage(HttpContext http, OfficeOptions office, string name, string here)
{
    private const string LanguageField = "b";

    /// <summary>What was asked for on the page, else what the browser prefers.</summary>
    public PageWords Words { get; } = http.Request.Query[LanguageField].ToString() switch
    {
        "id" => Spoken.Indonesian,
        "en" => Spoken.English,
        _ => PageWords.For(http.Request).Language == "en" ? Spoken.English : Spoken.Indonesian,
    };

    private string Other => Words.Language == "en" ? "id" : "en";

    /// <summary>Where the page's form goes, in the language it was read in.</summary>
    public string Target => $"{FormBody.Html(here)}?{LanguageField}={Words.Language}";

    /// <summary>The answer.</summary>
    /// <param name="body">What stands under the head, ready as HTML.</param>
    public IResult Of(string body) => StillPage.Of(
        http,
        Words,
        FormStyle.Sheet,
        $"""
         <header><p>{FormBody.Html(office.Name)}</p><a href="{FormBody.Html(here)}?{LanguageField}={Other}" lang="{Other}" hreflang="{Other}">{Words.Say("form.language")}</a></header>
         <main>
         <h1>{Words.Say(name)}</h1>
         {body}
         <p class="elsewhere">{Words.Say("form.notroom", ("address", $"{office.RoomOrigin}/{office.Id}/"))}</p>
         </main>
         """,
        title: name,
        sends: true);

    private static class Spoken
    {
        public static readonly PageWords Indonesian = PageWords.Of("Attendance", "id"), English = PageWords.Of("Attendance", "en");
    }
}
