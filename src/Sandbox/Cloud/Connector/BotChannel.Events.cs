using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>How a client repeats an invoke (teams.md §3.5).</summary>
internal enum InvokeRepeat
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The same id once more, at the same moment.</summary>
    SameId,

    /// <summary>The same click under a new id after half a minute.</summary>
    NewIdLater,
}

/// <summary>What people do besides writing to their own chat.</summary>
internal sealed partial class BotChannel
{
    private static readonly TimeSpan LaterInvoke = TimeSpan.FromSeconds(30);

    /// <summary>Sends an invoke and returns what the bot answered in the HTTP response.</summary>
    public async Task<(int Status, string Body)> InvokeAsync(Person person, string name, JsonNode? value, CancellationToken cancellationToken) =>
        (await InvokeAsync(person, name, value, InvokeRepeat.None, cancellationToken))[0];

    /// <summary>The same from a client that repeats it; one answer for each time.</summary>
    public async Task<IReadOnlyList<(int Status, string Body)>> InvokeAsync(
        Person person, string name, JsonNode? value, InvokeRepeat repeat, CancellationToken cancellationToken)
    {
        await InstallAsync(person, cancellationToken);
        var chat = chats.Of(person);
        if (!Hears(chat))
            return [(504, "")];
        var activity = Click();
        switch (repeat)
        {
            case InvokeRepeat.SameId:
                return await Task.WhenAll(PostAsync(activity, cancellationToken), PostAsync(activity.DeepClone().AsObject(), cancellationToken));
            case InvokeRepeat.NewIdLater:
                var first = await PostAsync(activity, cancellationToken);
                await Task.Delay(LaterInvoke, time, cancellationToken);
                return [first, await PostAsync(Click(), cancellationToken)];
            default:
                return [await PostAsync(activity, cancellationToken)];
        }

        JsonObject Click()
        {
            var click = Activity(person, chat.Place, "invoke", NewId(chat));
            click["name"] = name;
            click["value"] = value?.DeepClone() ?? new JsonObject();
            return click;
        }
    }

    /// <summary>The person edits an own message; both versions stay as compliance copies.</summary>
    public async Task<bool> EditAsync(Person person, string messageId, string text, CancellationToken cancellationToken)
    {
        var chat = chats.Of(person);
        if (chat.Messages.FirstOrDefault(m => m.Id == messageId && m.From == "me") is not { } message
            || !chat.Replace(messageId, new JsonObject { ["type"] = "message", ["text"] = text }))
            return false;
        chat.Tell(changes);
        var activity = Message(person, chat.Place, message, text);
        activity["type"] = "messageUpdate";
        activity["channelData"]!["eventType"] = "editMessage";
        if (Hears(chat))
            await PostAsync(activity, cancellationToken);
        return true;
    }

    /// <summary>The person puts a reaction on a message of the bot, or takes it back.</summary>
    public async Task<bool> ReactAsync(Person person, string messageId, string reaction, bool added, CancellationToken cancellationToken)
    {
        var chat = chats.Of(person);
        if (!chat.Messages.Any(m => m.Id == messageId && m.From == "bot"))
            return false;
        var activity = Activity(person, chat.Place, "messageReaction", NewId(chat));
        activity[added ? "reactionsAdded" : "reactionsRemoved"] = new JsonArray(new JsonObject { ["type"] = reaction });
        activity["replyToId"] = messageId;
        if (Hears(chat))
            await PostAsync(activity, cancellationToken);
        return true;
    }

    /// <summary>
    /// Somebody writes in a group chat or a channel. The bot hears it only when it is mentioned; in a channel the post is a thread of its own.
    /// </summary>
    public async Task<ChatMessage> SayAsync(Person person, Place place, string text, bool mention, CancellationToken cancellationToken)
    {
        var chat = chats.Of(place);
        var called = $"<at>{DemoOffice.StaffApp.Name}</at>";
        var words = mention ? $"{called} {text}" : text;
        var message = Typed(chat, person.Id, words);
        if (!mention || !Hears(chat))
            return message;
        var activity = Message(person, place, message, words);
        if (place.Type == "channel")
            activity["conversation"]!["id"] = Chats.ThreadId(place, message.Id);
        activity["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = DemoOffice.StaffApp.Name },
            ["text"] = called,
        });
        activity["attachments"]![0]!["content"] = $"<p><span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">{DemoOffice.StaffApp.Name}</span> {System.Net.WebUtility.HtmlEncode(text)}</p>";
        await PostAsync(activity, cancellationToken);
        return message;
    }
}
