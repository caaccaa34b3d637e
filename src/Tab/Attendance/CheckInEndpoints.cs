using Jaring.Attendance;
using Jaring.Offices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Attendance;

/// <summary>Check-in at a session: the code from its screen, then a typed name. No account, no script, no cookie, and no log line about either.</summary>
internal static class CheckInEndpoints
{
    /// <summary>Where the page stands below the office.</summary>
    public const string Place = "hadir";

    public static void MapCheckIn(this IEndpointRouteBuilder room)
    {
        room.MapGet($"/{Place}", (string office, string? kode, HttpContext http, OfficeRegister offices, FindDoor doors, AttendanceDelay delay) =>
            OpenAsync(offices.Get(office), kode, http, doors, delay));
        room.MapGet($"/{Place}/{{code}}", (string office, string code, HttpContext http, OfficeRegister offices, FindDoor doors, AttendanceDelay delay) =>
            OpenAsync(offices.Get(office), code, http, doors, delay));
        room.MapPost($"/{Place}/{{code}}", (string office, string code, HttpContext http, OfficeRegister offices, TakeCheckIn take, AttendanceDelay delay) =>
            TakeAsync(offices.Get(office), code, http, take, delay));
    }

    private static async Task<IResult> OpenAsync(OfficeOptions office, string? code, HttpContext http, FindDoor doors, AttendanceDelay delay)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new CheckInPage(http, office).Code(wasWrong: false);
        }

        var page = new CheckInPage(http, office, code);
        if (await doors.ByCodeAsync(office.Id, code, http.RequestAborted) is not { } door)
        {
            await delay.WrongAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
            return page.Code(wasWrong: true);
        }

        return door.IsOpen ? page.Names(door) : page.Closed();
    }

    private static async Task<IResult> TakeAsync(OfficeOptions office, string code, HttpContext http, TakeCheckIn take, AttendanceDelay delay)
    {
        var field = await FormBody.ReadAsync(http.Request, http.RequestAborted);
        await delay.SentAsync(http.Connection.RemoteIpAddress, http.RequestAborted);
        var page = new CheckInPage(http, office, code);
        var end = await take.TakeAsync(office.Id, field("karcis"), new(field("kiriman"), field("nama"), field("unit"), field("lp")), http.RequestAborted);
        return end switch
        {
            CheckInEnd.Recorded => page.Done(),
            CheckInEnd.Closed => page.Closed(),
            CheckInEnd.NoName => page.Nameless(),
            _ => page.Code(wasWrong: true),
        };
    }
}
