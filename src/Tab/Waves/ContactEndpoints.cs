using System.Globalization;
using Jaring.Attendance;
using Jaring.Offices;
using Jaring.Tab.Attendance;
using Jaring.Waves.Passing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Waves;

/// <summary>
/// The own page of a PPK or PPS contact, by the pass in the link that came with her package: no sign-in, no script. Opening it says nothing, so that a messenger
/// that looks at links confirms nothing; the button does.
/// </summary>
internal static class ContactEndpoints
{
    /// <summary>Where it stands below the office; the dashboard writes the same address into each package.</summary>
    public const string Place = "paket";

    public static void MapContacts(this IEndpointRouteBuilder room)
    {
        room.MapGet($"/{Place}/{{pass}}", (string office, string pass, HttpContext http, OfficeRegister offices, ContactDesk desk, AttendanceDelay delay) =>
            ShowAsync(offices.Get(office), pass, http, desk, delay, said: null));
        room.MapPost($"/{Place}/{{pass}}", (string office, string pass, HttpContext http, OfficeRegister offices, ContactDesk desk, AttendanceDelay delay) =>
            SayAsync(offices.Get(office), pass, http, desk, delay));
    }

    private static async Task<IResult> ShowAsync(OfficeOptions office, string pass, HttpContext http, ContactDesk desk, AttendanceDelay delay, ContactAnswer? said)
    {
        var page = new ContactPage(http, office, pass);
        if (await desk.FindAsync(office.Id, pass, http.RequestAborted) is { } package)
        {
            return page.Of(package, said);
        }

        await delay.WrongAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
        return page.Over();
    }

    private static async Task<IResult> SayAsync(OfficeOptions office, string pass, HttpContext http, ContactDesk desk, AttendanceDelay delay)
    {
        var field = await FormBody.ReadAsync(http.Request, http.RequestAborted);
        await delay.SentAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
        var typed = field("jumlah").Trim();
        var (isNumber, delivered) = (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count), field("kata") == ContactPage.DeliveredWord);
        var said = typed.Length > 0 && !isNumber
            ? ContactAnswer.Count
            : await desk.SayAsync(office.Id, pass, field("isi"), delivered, typed.Length > 0 ? count : null, http.RequestAborted);
        return await ShowAsync(office, pass, http, desk, delay, said);
    }
}
