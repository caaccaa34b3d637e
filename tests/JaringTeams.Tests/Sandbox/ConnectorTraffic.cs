using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>Calls and events that everyday life does not bring, for the comparison with the official descriptions.</summary>
internal static class ConnectorTraffic
{
    /// <summary>Every state of a conversation and of the tenant, group chats, channels, rosters with pages, and what people do there.</summary>
    public static async Task LiveAsync(SandboxWorld world)
    {
        var chats = world.App.Cloud.GetRequiredService<Chats>();
        var channel = world.App.Cloud.GetRequiredService<BotChannel>();
        var token = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.BotScope);
        var (person, wening) = (SandboxWorld.Person("Sari"), SandboxWorld.Person("Wening"));
        var said = await channel.SayAsync(person, "halo", default);
        await channel.EditAsync(person, said.Id, "halo lagi", default);
        await Eventually.IsAsync(true, () => Task.FromResult(chats.Of(person).Messages.Any(m => m.From == "bot")));
        await channel.ReactAsync(person, chats.Of(person).Messages.First(m => m.From == "bot").Id, "like", added: true, default);
        foreach (var place in DemoPlaces.All)
        {
            await channel.InstallAsync(wening, place, default);
            await channel.SayAsync(wening, place, "halo", mention: true, default);
            foreach (var read in new[] { "members", "pagedmembers?pageSize=50" }) // no error of the paged list is described
                await world.CallAsync(token, "GET", $"{Path(place.Id)}/{read}");
        }
        chats.Of(DemoPlaces.Channels[0]).State = new ConversationState { Crowd = 100 };
        await world.CallAsync(token, "GET", $"{Path(DemoPlaces.TeamId)}/pagedmembers?pageSize=50");
        await world.CallAsync(token, "POST", "/connector/v3/conversations", Opening(null, new JsonObject { ["id"] = DemoPlaces.Channels[1].Id }));
        await world.CallAsync(token, "POST", "/connector/v3/conversations", Opening(person.Id, null));
        await channel.UninstallAsync(wening, DemoPlaces.Group, default);

        foreach (var state in new ConversationState[] { new() { Blocked = true }, new() { WritesBlocked = true }, new() { OwnersOnly = true }, new() { Changing = true }, new() { Deleted = true } })
        {
            chats.Of(person).State = state;
            await world.CallAsync(token, "POST", $"{Path(person.ConversationId)}/activities", Message());
        }
        chats.Of(person).State = new();
        foreach (var state in new TenantState[] { new() { Registered = false }, new() { DisabledByAdmin = true }, new() { GovernmentCloud = true }, new() { Outage = 503 } })
        {
            chats.Tenant = state;
            await world.CallAsync(token, "POST", $"{Path(person.ConversationId)}/activities", Message());
        }
        chats.Tenant = new();
    }

    private static JsonObject Message() => new() { ["type"] = "message", ["text"] = "halo" };

    private static JsonObject Opening(string? member, JsonObject? channel) => new()
    {
        ["isGroup"] = member is null,
        ["members"] = member is null ? null : new JsonArray(new JsonObject { ["id"] = member }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = DemoOffice.TenantId }, ["channel"] = channel },
        ["activity"] = Message(),
    };

    private static string Path(string conversation) => $"/connector/v3/conversations/{Uri.EscapeDataString(conversation)}";
}
