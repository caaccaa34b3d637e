using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Attendance;
using Jaring.Feedback;
using Jaring.Offices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Attendance;

/// <summary>Feedback after a session: three questions and a suggestion, from whoever has the code of the session's last slide. No name is asked, and none is known.</summary>
internal static class FeedbackEndpoints
{
    /// <summary>Where the page stands below the office.</summary>
    public const string Place = "umpan-balik";

    private static readonly string[] Questions = ["one", "two", "three"];

    public static void MapFeedback(this IEndpointRouteBuilder room)
    {
        room.MapGet($"/{Place}/{{code}}", (string office, string code, HttpContext http, OfficeRegister offices, FindFeedback find, AttendanceDelay delay) =>
            AskAsync(offices.Get(office), code, http, find, delay));
        room.MapPost($"/{Place}/{{code}}", (string office, string code, HttpContext http, OfficeRegister offices, FindFeedback find, GiveFeedback give, AttendanceDelay delay) =>
            TakeAsync(offices.Get(office), code, http, find, give, delay));
    }

    private static async Task<IResult> AskAsync(OfficeOptions office, string code, HttpContext http, FindFeedback find, AttendanceDelay delay)
    {
        var page = Page(http, office, code);
        if (await find.FindAsync(office.Id, code, http.RequestAborted) is { } place)
        {
            return page.Of(Sheet(page, place));
        }

        await delay.WrongAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
        return page.Of(Closed(page));
    }

    private static async Task<IResult> TakeAsync(OfficeOptions office, string code, HttpContext http, FindFeedback find, GiveFeedback give, AttendanceDelay delay)
    {
        var field = await FormBody.ReadAsync(http.Request, http.RequestAborted);
        await delay.SentAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
        var page = Page(http, office, code);
        if (await find.FindAsync(office.Id, code, http.RequestAborted) is not { } place)
        {
            return page.Of(Closed(page));
        }

        await give.GiveAsync(office.Id, place.SessionId, new(field("kiriman"), Choice(field("one")), Choice(field("two")), Choice(field("three")), field("saran")), http.RequestAborted);
        return page.Of($"""<p class="done" role="status" data-testid="feedback-done">{page.Words.Say("feedback.done")}</p>""");
    }

    private static FormPage Page(HttpContext http, OfficeOptions office, string code) =>
        new(http, office, "feedback.title", $"/{office.Id}/{Place}/{Uri.EscapeDataString(code)}");

    private static int Choice(string value) => value is "1" or "2" or "3" ? value[0] - '0' : 0;

    private static string Closed(FormPage page) => $"""<p class="look" role="status" data-testid="feedback-closed">{page.Words.Say("feedback.closed")}</p>""";

    private static string Sheet(FormPage page, FeedbackPlace place) =>
        $"""
         <p class="first">{page.Words.Say("feedback.intro")}</p>
         <h2>{FormBody.Html(place.Title)}</h2>
         <form method="post" action="{page.Target}" autocomplete="off" data-testid="feedback-form">
         <input type="hidden" name="kiriman" value="{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}">
         {string.Concat(Questions.Select(q => Question(page, q)))}
         <label>{page.Words.Say("feedback.free")}<span class="hint">{page.Words.Say("feedback.free.hint")}</span><textarea name="saran" maxlength="{GiveFeedback.LongestSuggestion}"></textarea></label>
         <button>{page.Words.Say("feedback.send")}</button>
         </form>
         """;

    private static string Question(FormPage page, string question) =>
        $"""
         <fieldset><legend>{page.Words.Say($"feedback.{question}")}</legend><div class="choices">
         <label><input type="radio" name="{question}" value="1">{page.Words.Say("feedback.yes")}</label><label><input type="radio" name="{question}" value="2">{page.Words.Say("feedback.partly")}</label><label><input type="radio" name="{question}" value="3">{page.Words.Say("feedback.notyet")}</label>
         </div></fieldset>
         """;
}
