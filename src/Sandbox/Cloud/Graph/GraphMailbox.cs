using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The group of routes under one user's mailbox. Other mailboxes are refused: the permission is limited to one (teams.md §7.2), unless it was made to reach those of staff.</summary>
internal static class GraphMailbox
{
    private const string Metadata = "https://graph.microsoft.com/v1.0/$metadata#";

    /// <summary>Routes under the mailbox and, where Graph has them there too, under its calendar.</summary>
    public static IEnumerable<RouteGroupBuilder> MapMailboxes(this IEndpointRouteBuilder app, GraphGuard guard) =>
        new[] { "", "/calendar" }.Select(part => app.MapMailbox(guard, part));

    public static RouteGroupBuilder MapMailbox(this IEndpointRouteBuilder app, GraphGuard guard, string part = "") =>
        app.MapGroup($"/graph/v1.0/users/{{user}}{part}").AddEndpointFilter(guard.Needs("Calendars.ReadWrite"))
            .AddEndpointFilter(OwnMailboxAsync).AddEndpointFilter(KnownZoneAsync);

    /// <summary>What <c>@odata.context</c> says of something in the mailbox.</summary>
    public static string Context(string part) => $"{Metadata}users('{DemoOffice.MailboxObjectId}')/{part}";

    /// <summary>The same of the result of a function.</summary>
    public static string Collection(string type) => $"{Metadata}Collection({type})";

    private static async ValueTask<object?> OwnMailboxAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, user) = (context.HttpContext, context.HttpContext.GetRouteValue("user")?.ToString());
        var isStaffs = http.GetEndpoint()?.Metadata.GetMetadata<AlsoOfStaff>() is not null
            && http.RequestServices.GetRequiredService<Faults>().StaffCalendars && DemoOffice.Find(user) is not null;
        return isStaffs || DemoOffice.IsMailbox(user) ? await next(context) : GraphAnswers.AccessDenied(http);
    }

    private static async ValueTask<object?> KnownZoneAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        EventView.PreferredZone(context.HttpContext.Request).Zone is null
            ? GraphAnswers.Error(context.HttpContext, 400, "TimeZoneNotSupportedException", "A valid TimeZone value must be specified.")
            : await next(context);
}
