using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.PageApi;

/// <summary>
/// What people and administrators do to conversations: the states behind the connector's errors, group chats and channels, edits, reactions.
/// A conversation's id goes in the query, because it may hold any character.
/// </summary>
internal static class WorldEndpoints
{
    public static void MapWorld(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tenant", (Chats chats) => chats.Tenant);
        app.MapPut("/tenant", (TenantState state, Chats chats) => state.Outage is null or 500 or 502 or 503 or 504 ? Results.Json(chats.Tenant = state) : Results.BadRequest());
        app.MapGet("/threads", (Chats chats) => DemoPlaces.All.Select(p => new { p.Id, p.Type, p.Name, p.TeamId, chats.Of(p).Installed, chats.Of(p).State }));
        app.MapPut("/threads/state", (string id, ConversationState state, Chats chats) =>
            Find(chats, id) is { } chat && state.Crowd is >= 0 and <= 20_000 ? Results.Json(chat.State = state) : Results.NotFound());
        app.MapPost("/threads/messages", async (string id, SaidThere said, BotChannel channel, CancellationToken ct) =>
            DemoPlaces.All.FirstOrDefault(p => p.Id == id) is { } place && DemoOffice.Find(said.Oid) is { } person && said.Text is { Length: > 0 and <= 28_000 }
                ? Results.Accepted(null, new { id = (await channel.SayAsync(person, place, said.Text, said.Mention, ct)).Id })
                : Results.NotFound());
        app.MapPost("/threads/installation", async (string id, Installation wish, BotChannel channel, CancellationToken ct) =>
        {
            if (DemoPlaces.All.FirstOrDefault(p => p.Id == id) is not { } place || DemoOffice.Find(wish.Oid) is not { } person)
                return Results.NotFound();
            await (wish.Installed ? channel.InstallAsync(person, place, ct) : channel.UninstallAsync(person, place, ct));
            return Results.NoContent();
        });
        app.MapPut("/chats/{oid}/{message}", async (string oid, string message, Edited edited, BotChannel channel, CancellationToken ct) =>
            DemoOffice.Find(oid) is { } person && edited.Text is { Length: > 0 and <= 28_000 } && await channel.EditAsync(person, message, edited.Text, ct)
                ? Results.NoContent()
                : Results.NotFound());
        app.MapPost("/chats/{oid}/{message}/reactions", async (string oid, string message, Reaction wish, BotChannel channel, CancellationToken ct) =>
            DemoOffice.Find(oid) is { } person && await channel.ReactAsync(person, message, wish.Type, !wish.Removed, ct) ? Results.NoContent() : Results.NotFound());
    }

    /// <summary>A person's chat exists from the first question about it.</summary>
    private static Chat? Find(Chats chats, string id) =>
        DemoOffice.People.FirstOrDefault(p => p.ConversationId == id) is { } person ? chats.Of(person) : chats.Find(id);

    private sealed record SaidThere(string Oid, string Text, bool Mention);

    private sealed record Installation(string Oid, bool Installed);

    private sealed record Edited(string Text);

    private sealed record Reaction(string Type, bool Removed);
}
