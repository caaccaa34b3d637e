using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// Graph's calls that put a notice into activity feeds, with their limits (teams.md §7, §7.3): ten a minute for one person, five a second for one
/// app, and to many at once at most 100 people and two calls a second.
/// </summary>
internal sealed class NoticeEndpoints(ActivityFeed feed, TimeProvider time)
{
    private const int MostRecipients = 100;
    private readonly SlidingWindow perPerson = new(10, TimeSpan.FromMinutes(1), time);
    private readonly SlidingWindow perApp = new(5, TimeSpan.FromSeconds(1), time);
    private readonly SlidingWindow toMany = new(2, TimeSpan.FromSeconds(1), time);

    public void Map(IEndpointRouteBuilder app, GraphGuard guard)
    {
        app.MapPost("/graph/v1.0/users/{user}/teamwork/sendActivityNotification", SendAsync).AddEndpointFilter(guard.Needs("TeamsActivity.Send.User"));
        app.MapPost("/graph/v1.0/teamwork/sendActivityNotificationToRecipients", (Delegate)SendToManyAsync).AddEndpointFilter(guard.Needs("TeamsActivity.Send.User"));
    }

    private async Task<IResult> SendAsync(string user, HttpContext http)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Notification);
        if (refused is not null)
            return refused;
        if (DemoOffice.People.FirstOrDefault(p => p.Id == user || p.Mailbox == user) is not { } person)
            return GraphAnswers.Error(http, 404, "NotFound", "The recipient was not found.");
        if (!person.Team)
            return GraphAnswers.Error(http, 403, "Forbidden", NotInstalled(http, body));
        if (NoticeRules.Fault(body) is { } fault)
            return GraphAnswers.Error(http, 400, "BadRequest", fault);
        if ((perApp.Refuse(App(http)) ?? perPerson.Refuse($"{App(http)} {person.Id}")) is { } wait)
            return GraphAnswers.TooMany(http, wait);
        Put(person, body);
        return Results.NoContent();
    }

    /// <summary>Accepted is all that is said: who has no app, or got too many, gets nothing and nobody hears of it.</summary>
    private async Task<IResult> SendToManyAsync(HttpContext http)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.NotificationToMany);
        if (refused is not null)
            return refused;
        if (body["recipients"] is not JsonArray { Count: > 0 and <= MostRecipients } recipients)
            return GraphAnswers.Error(http, 400, "BadRequest", $"A notification goes to 1 to {MostRecipients} recipients.");
        if (NoticeRules.Fault(body) is { } fault)
            return GraphAnswers.Error(http, 400, "BadRequest", fault);
        if (toMany.Refuse(App(http)) is { } wait)
            return GraphAnswers.TooMany(http, wait);
        var ids = recipients.Select(r => r?["userId"]?.GetValue<string>()).ToHashSet();
        foreach (var person in DemoOffice.Team.Where(p => ids.Contains(p.Id) && perPerson.Refuse($"{App(http)} {p.Id}") is null))
            Put(person, body);
        return Results.StatusCode(202);
    }

    private void Put(Person person, JsonObject body) =>
        feed.Put(person.Id, body["chainId"]?.GetValue<long>(), body["topic"]!["value"]!.GetValue<string>(), body["previewText"]?["content"]?.GetValue<string>() ?? "");

    private static string App(HttpContext http) => $"{http.Items["appid"]}";

    private static string NotInstalled(HttpContext http, JsonObject body) =>
        $"Application with AAD App Id '{App(http)}' is not authorized to generate {NoticeRules.About(body)} to the recipient. "
        + "Ensure that the expected Teams app is installed in the target scope (user, team, or chat).";
}
