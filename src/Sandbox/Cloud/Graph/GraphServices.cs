namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The part Graph of the pretend cloud.</summary>
internal static class GraphServices
{
    public static IServiceCollection AddGraph(this IServiceCollection services) => services
        .AddSingleton<MailboxLimits>().AddSingleton<GraphGuard>()
        .AddSingleton<Postbox>().AddSingleton<EventMail>().AddSingleton<JoinBlock>().AddSingleton<Calendars>().AddSingleton<DeltaTokens>()
        .AddSingleton<ActivityFeed>().AddSingleton<NoticeEndpoints>().AddSingleton<Batch>();

    public static void MapGraph(this WebApplication app)
    {
        var guard = app.Services.GetRequiredService<GraphGuard>();
        app.MapEvents(guard);
        app.MapEventLists(guard);
        app.MapReplies(guard);
        app.MapDelta(guard);
        app.MapCalendarResource(guard);
        app.MapFreeBusy(guard);
        app.Services.GetRequiredService<NoticeEndpoints>().Map(app, guard);
        app.Services.GetRequiredService<Batch>().Map(app, guard);
        app.MapFallback("/graph/{**path}", (string path, HttpContext http) =>
            GraphAnswers.Error(http, 400, "BadRequest", $"Resource not found for the segment '{path.Split('/')[^1]}'."));
    }
}
