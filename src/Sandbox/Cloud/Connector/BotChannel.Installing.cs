using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>The app comes and goes: what Teams tells the bot of it.</summary>
internal sealed partial class BotChannel
{
    /// <summary>The person gets the app: first opening of the chat.</summary>
    public async Task InstallAsync(Person person, CancellationToken cancellationToken)
    {
        var chat = chats.Of(person);
        if (chats.Tenant.DisabledByAdmin || !chat.TryInstall(true))
            return;
        var added = Activity(person, chat.Place, "conversationUpdate", NewId(chat));
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person.ChatId, ["aadObjectId"] = person.Id }, new JsonObject { ["id"] = BotId });
        await PostAsync(added, cancellationToken);
        await PostInstallationAsync(person, chat, "add", cancellationToken);
    }

    /// <summary>The person loses the app. In a personal chat nobody leaves, so no conversation update comes with it.</summary>
    public async Task UninstallAsync(Person person, CancellationToken cancellationToken)
    {
        var chat = chats.Of(person);
        if (chat.TryInstall(false))
            await PostInstallationAsync(person, chat, "remove", cancellationToken);
    }

    /// <summary>Somebody adds the app to a group chat or, by any of its channels, to a team.</summary>
    public async Task InstallAsync(Person person, Place place, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(person, place, true, "membersAdded", "teamMemberAdded", cancellationToken) is { } chat)
            await PostInstallationAsync(person, chat, "add", cancellationToken);
    }

    /// <summary>Somebody removes it again.</summary>
    public async Task UninstallAsync(Person person, Place place, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(person, place, false, "membersRemoved", "teamMemberRemoved", cancellationToken) is { } chat)
            await PostInstallationAsync(person, chat, "remove", cancellationToken);
    }

    /// <summary>A team has the app as a whole: its general channel tells of it, all its channels have it.</summary>
    private async Task<Chat?> ChangeAsync(Person person, Place place, bool installed, string list, string teamEvent, CancellationToken cancellationToken)
    {
        var all = place.TeamId is null ? [place] : DemoPlaces.Channels;
        if (all.Select(p => chats.Of(p).TryInstall(installed)).ToList().TrueForAll(changed => !changed))
            return null;
        var chat = chats.Of(all[0]);
        var update = Activity(person, chat.Place, "conversationUpdate", NewId(chat));
        update[list] = new JsonArray(new JsonObject { ["id"] = BotId });
        if (place.TeamId is not null)
            update["channelData"]!["eventType"] = teamEvent;
        await PostAsync(update, cancellationToken);
        return chat;
    }

    private Task PostInstallationAsync(Person person, Chat chat, string action, CancellationToken cancellationToken)
    {
        var installation = Activity(person, chat.Place, "installationUpdate", NewId(chat));
        installation["action"] = action;
        return PostAsync(installation, cancellationToken);
    }

    private static JsonObject ChannelData(Place place)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = DemoOffice.TenantId } };
        if (place.TeamId is { } team)
        {
            data["team"] = new JsonObject { ["id"] = team, ["name"] = DemoOffice.Name, ["aadGroupId"] = DemoPlaces.TeamGroupId };
            data["channel"] = new JsonObject { ["id"] = place.Id };
            data["teamsTeamId"] = team;
            data["teamsChannelId"] = place.Id;
        }
        return data;
    }
}
