using Jaring.Attendance;
using Jaring.Attendance.Codes;
using Jaring.Offices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Attendance;

/// <summary>
/// The list of one session for a moderator from outside the team, by the pass in the link: tap, match, add. A page without a script, each button a form; it
/// reaches no other session, no count of a year and nothing of the dashboard.
/// </summary>
internal static class OutsideEndpoints
{
    /// <summary>Where it stands below the office.</summary>
    public const string Place = "hadir/meja";

    public static void MapOutside(this IEndpointRouteBuilder room)
    {
        room.MapGet($"/{Place}/{{pass}}", (string office, string pass, HttpContext http, OfficeRegister offices, OutsideDesk desk, ReadList list, AttendanceDelay delay) =>
            ShowAsync(offices.Get(office), pass, http, desk, list, delay));
        room.MapPost($"/{Place}/{{pass}}", (string office, string pass, HttpContext http, OfficeRegister offices, OutsideDesk desk, ReadList list, ChangeList change, AttendanceDelay delay) =>
            ChangeAsync(offices.Get(office), pass, http, desk, list, change, delay));
    }

    private static async Task<IResult> ShowAsync(OfficeOptions office, string pass, HttpContext http, OutsideDesk desk, ReadList list, AttendanceDelay delay)
    {
        if (await desk.FindAsync(office.Id, pass, http.RequestAborted) is { } session && await list.ReadAsync(office.Id, session.SessionId, http.RequestAborted) is { } view)
        {
            return new OutsidePage(http, office, pass).List(session.Title, view);
        }

        await delay.WrongAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
        return new OutsidePage(http, office, pass).Over();
    }

    private static async Task<IResult> ChangeAsync(OfficeOptions office, string pass, HttpContext http, OutsideDesk desk, ReadList list, ChangeList change, AttendanceDelay delay)
    {
        var field = await FormBody.ReadAsync(http.Request, http.RequestAborted);
        if (await desk.FindAsync(office.Id, pass, http.RequestAborted) is { } session && await list.ReadAsync(office.Id, session.SessionId, http.RequestAborted) is { } view)
        {
            await change.ApplyAsync(office.Id, session.SessionId, Wanted(field, view), http.RequestAborted);
        }

        return await ShowAsync(office, pass, http, desk, list, delay);
    }

    /// <summary>What a button says shall be true; pressed twice it says the same twice.</summary>
    private static ListChange Wanted(Func<string, string> field, AttendanceView view)
    {
        var (person, entry) = (field("orang"), field("entri"));
        if (view.Entries.FirstOrDefault(e => e.Id == entry) is not { } typed)
        {
            return new([], [], [new(person, field("cara") == Presence.OnSite ? Presence.OnSite : null)], []);
        }

        // The entry's own id: the same button again adds nobody else.
        return field("untuk") switch
        {
            "baru" => new([new(entry, typed.Name, typed.Unit, typed.Sex)], [], [], [new(entry, entry, false)]),
            "kembali" => new([], [], [], [new(entry, null, false)]),
            "sisih" => new([], [], [], [new(entry, null, true)]),
            _ => new([], [], [], [new(entry, person, false)]),
        };
    }
}
