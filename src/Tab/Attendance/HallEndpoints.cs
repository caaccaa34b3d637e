using System.Globalization;
using Jaring.Attendance;
using Jaring.Offices;
using Jaring.Tab.Print;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Attendance;

/// <summary>
/// The screen of a hall in a window of its own, for a projector: it shows the code and nothing else, needs no sign-in that would have to stay unlocked for hours
/// before an audience, and comes again by itself without a script.
/// </summary>
internal static class HallEndpoints
{
    /// <summary>Where it stands below the office.</summary>
    public const string Place = "hadir/layar";

    /// <summary>Looks again after so many seconds while it shows nothing.</summary>
    private const int Idle = 30;

    public static void MapHall(this IEndpointRouteBuilder room) =>
        room.MapGet($"/{Place}/{{pass}}", (string office, string pass, HttpContext http, OfficeRegister offices, FindDoor doors, AttendanceDelay delay) =>
            ShowAsync(offices.Get(office), pass, http, doors, delay));

    private static async Task<IResult> ShowAsync(OfficeOptions office, string pass, HttpContext http, FindDoor doors, AttendanceDelay delay)
    {
        var page = new FormPage(http, office, "checkin.title", $"/{office.Id}/{Place}/{Uri.EscapeDataString(pass)}");
        if (await doors.ByPassAsync(office.Id, pass, http.RequestAborted) is not { } screen)
        {
            await delay.WrongAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
            Again(http, Idle);
            return page.Of($"""<p class="look" role="status">{page.Words.Say("hall.nothing")}</p>""");
        }

        Again(http, (int)screen.Left.TotalSeconds + 1);
        var address = $"{office.RoomOrigin}/{office.Id}/{CheckInEndpoints.Place}";
        var typed = FormBody.Html(address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..]);
        return page.Of(
            $"""
             <div class="hall" data-testid="hall">
             {QrSvg.Of($"{address}/{screen.Code}", page.Words.Say("hall.qr", ("address", $"{address}/{screen.Code}")))}
             <div><h2>{FormBody.Html(screen.Title)}</h2>
             <p>{page.Words.Say("hall.how")}</p>
             <p>{page.Words.Say("hall.type")} <b>{typed}</b></p>
             <p class="hall-code" data-testid="hall-code">{screen.Code[..3]} {screen.Code[3..]}</p>
             <p class="soft">{page.Words.Say("hall.changes")}</p></div>
             </div>
             """);
    }

    private static void Again(HttpContext http, int seconds) => http.Response.Headers["Refresh"] = seconds.ToString(CultureInfo.InvariantCulture);
}
