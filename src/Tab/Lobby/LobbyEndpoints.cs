using Jaring.Help;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Tab.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Lobby;

/// <summary>The one constant address that card, tab, printed pieces and calendar entries lead to; it takes nothing and is the same for whoever asks.</summary>
internal static class LobbyEndpoints
{
    /// <summary>Last part of the address.</summary>
    public const string Place = "jadwal";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapLobby(this IEndpointRouteBuilder room)
    {
        room.MapMethods($"/{Place}", Reading, (string office, HttpContext http, OfficeRegister offices, IReadSchedule schedule, ReadHelp help) =>
            AnswerAsync(offices.Get(office), http, schedule, help, LobbyWords.Indonesian));
        room.MapMethods($"/{Place}/en", Reading, (string office, HttpContext http, OfficeRegister offices, IReadSchedule schedule, ReadHelp help) =>
            AnswerAsync(offices.Get(office), http, schedule, help, LobbyWords.English));
    }

    private static async Task<IResult> AnswerAsync(OfficeOptions office, HttpContext http, IReadSchedule schedule, ReadHelp help, LobbyWords words)
    {
        var (next, past) = (await schedule.ReadAsync(office.Id, http.RequestAborted), await schedule.ReadPastAsync(office.Id, http.RequestAborted));
        var page = new LobbyPage(office, words, next, past, help.Read(office.Id));
        return StillPage.Of(http, words.Words, LobbyStyle.Sheet, page.Body(), inFrames: true);
    }
}
