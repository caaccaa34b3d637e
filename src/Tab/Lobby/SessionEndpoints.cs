using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Tab.Edge;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Lobby;

/// <summary>One session's own page and its calendar file, for those to whom an invitation comes on paper or by a message.</summary>
internal static class SessionEndpoints
{
    private const string Session = $"/{LobbyEndpoints.Place}/{{session:length(22)}}";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSessionPages(this IEndpointRouteBuilder room)
    {
        room.MapMethods(Session, Reading, (string office, string session, HttpContext http, OfficeRegister offices, IReadSchedule schedule) =>
            PageAsync(offices.Get(office), session, http, schedule, LobbyWords.Indonesian));
        room.MapMethods($"{Session}/en", Reading, (string office, string session, HttpContext http, OfficeRegister offices, IReadSchedule schedule) =>
            PageAsync(offices.Get(office), session, http, schedule, LobbyWords.English));
        room.MapMethods($"{Session}.ics", Reading, (string office, string session, HttpContext http, OfficeRegister offices, IReadSchedule schedule, WriteCalendarFile files) =>
            FileAsync(offices.Get(office), session, http, schedule, files, LobbyWords.Indonesian));
        room.MapMethods($"{Session}/en.ics", Reading, (string office, string session, HttpContext http, OfficeRegister offices, IReadSchedule schedule, WriteCalendarFile files) =>
            FileAsync(offices.Get(office), session, http, schedule, files, LobbyWords.English));
    }

    private static async Task<IResult> PageAsync(OfficeOptions office, string session, HttpContext http, IReadSchedule schedule, LobbyWords words) =>
        await schedule.FindAsync(office.Id, session, http.RequestAborted) is { } found
            ? StillPage.Of(http, words.Words, LobbyStyle.Sheet, new SessionPage(office, words, found).Body(), inFrames: true)
            : EdgeProblems.Of("not-found");

    /// <summary>Only what the schedule shows has a file; the meeting's link is for those who were invited.</summary>
    private static async Task<IResult> FileAsync(OfficeOptions office, string session, HttpContext http, IReadSchedule schedule, WriteCalendarFile files, LobbyWords words) =>
        await schedule.FindAsync(office.Id, session, http.RequestAborted) is not null
        && await files.WriteAsync(office.Id, session, words.Online, new Uri($"{office.RoomOrigin}/{office.Id}/{LobbyEndpoints.Place}/{session}"), invited: false, http.RequestAborted) is { } file
            ? Results.Text(file, WriteCalendarFile.ContentType)
            : EdgeProblems.Of("not-found");
}
