using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.PageApi;

/// <summary>
/// What people do in Outlook beside the product: move, rename and delete events of the organising mailbox, invite that mailbox, read their letters.
/// </summary>
internal static class OutlookEndpoints
{
    public static void MapOutlook(this IEndpointRouteBuilder app)
    {
        app.MapPatch("/calendar/mailbox/{id}", (string id, JsonObject change, Calendars calendars, Changes changes) =>
        {
            if (GraphTypes.Fault(GraphTypes.Event, change) is not null || calendars.Update(id, change).Made is null)
                return Results.NotFound();
            changes.Tell("calendar", "");
            return Results.NoContent();
        });
        app.MapDelete("/calendar/mailbox/{id}", (string id, Calendars calendars, Changes changes) =>
        {
            if (!calendars.Remove(id, null))
                return Results.NotFound();
            changes.Tell("calendar", "");
            return Results.NoContent();
        });
        app.MapPost("/calendar/{oid}", (string oid, JsonObject wish, Calendars calendars, Changes changes) =>
        {
            if (DemoOffice.Find(oid) is not { } person || GraphTypes.Fault(GraphTypes.Event, wish) is not null || EventRules.Fault(wish) is not null)
                return Results.NotFound();
            var made = calendars.TakeInvitation(person, wish);
            changes.Tell("calendar", person.Id);
            return Results.Json(new { id = made["id"]!.GetValue<string>() });
        });
        app.MapGet("/mail/{who}", (string who, Postbox post) =>
            new { letters = post.To(DemoOffice.Find(who)?.Mailbox ?? (who == "mailbox" ? DemoOffice.Mailbox : who)) });
        app.MapPost("/forget-delta-tokens", (DeltaTokens tokens) =>
        {
            tokens.ForgetAll();
            return Results.NoContent();
        });
    }
}
