using Jaring.Announcements;
using Jaring.Offices;
using Jaring.Reminders;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Reminders;

/// <summary>Reminders of a session and of the pledges: how they stand, in numbers, and what a member does with them.</summary>
internal static class ReminderEndpoints
{
    private const int LargestSwitch = 256;

    public static RouteGroupBuilder MapReminders(this RouteGroupBuilder api)
    {
        api.MapGet("/sessions/{id:length(22)}/reminder", async (string id, DashboardCall call, IRemindSessions reminders, CancellationToken ct) =>
            Answer(await reminders.ReadAsync(call.OfficeId, id, ct), call.Office));
        api.MapPut("/sessions/{id:length(22)}/reminder", SwitchAsync);
        api.MapPost("/sessions/{id:length(22)}/reminder", async (string id, DashboardCall call, IRemindSessions reminders, CancellationToken ct) =>
            Answer(await reminders.SendAsync(call.OfficeId, id, ct), call.Office));
        api.MapGet("/pledges/reminder", async (DashboardCall call, IRemindPledges reminders, CancellationToken ct) =>
            TypedResults.Json(PledgeReminderJson.Of(await reminders.ReadAsync(call.OfficeId, ct), call.Office), WireJson.Options));
        api.MapPost("/pledges/reminder", async (DashboardCall call, IRemindPledges reminders, CancellationToken ct) =>
            TypedResults.Json(PledgeReminderJson.Of(await reminders.SendAsync(call.OfficeId, ct), call.Office), WireJson.Options));
        return api;
    }

    private static async Task<IResult> SwitchAsync(string id, DashboardCall call, HttpRequest request, IRemindSessions reminders, CancellationToken ct)
    {
        var wish = await JsonBody.ReadAsync<ReminderSwitch>(request, LargestSwitch, ct);
        return Answer(await reminders.SwitchAsync(call.OfficeId, id, wish.Off, ct), call.Office);
    }

    private static IResult Answer(ReminderView? view, OfficeOptions office) =>
        view is null ? EdgeProblems.Of("not-found") : TypedResults.Json(ReminderJson.Of(view, office), WireJson.Options);
}

/// <summary>Whether a session is left without a reminder.</summary>
internal sealed record ReminderSwitch(bool Off);

/// <summary>How far a round has come.</summary>
internal sealed record ReminderRoundJson(bool Going, DateTimeOffset At, int Total, int Sent, int Unreached, int Unsure)
{
    public static ReminderRoundJson? Of(ReminderState state, DateTimeOffset? at, int total, AnnouncementCount count, OfficeOptions office) =>
        at is { } set ? new(state == ReminderState.Going, office.Local(set), total, count.Sent, count.Unreached, count.Unsure) : null;
}

/// <summary>The reminder of a session as its page shows it.</summary>
internal sealed record ReminderJson(bool Open, bool Off, DateTimeOffset? At, ReminderRoundJson? Last, int Groups, string LockScreen)
{
    public static ReminderJson Of(ReminderView view, OfficeOptions office) => new(
        view.Open, view.Off, view.At is { } at ? office.Local(at) : null, ReminderRoundJson.Of(view.State, view.SetOutAt, view.Total, view.Count, office), view.Groups, view.LockScreen);
}

/// <summary>The reminder of the pledges as their page shows it.</summary>
internal sealed record PledgeReminderJson(int Missing, DateTimeOffset? NextAt, ReminderRoundJson? Last, string LockScreen)
{
    public static PledgeReminderJson Of(PledgeReminderView view, OfficeOptions office) => new(
        view.Missing, view.NextAt is { } at ? office.Local(at) : null, ReminderRoundJson.Of(view.State, view.SetOutAt, view.Total, view.Count, office), view.LockScreen);
}
