using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>Sends activities to the bot as the chat platform does: signed, with the fields that Teams fills (specs/activity-rules.md 8–16).</summary>
internal sealed partial class BotChannel(SandboxAddresses addresses, TokenMint mint, Chats chats, Changes changes, Records records, Faults faults, TimeProvider time, HttpClient http)
{
    private const string Zone = "Asia/Jakarta";
    private const string Locale = "id-ID";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The person types a message. The platform keeps it whatever the bot does, and sends it a second time as HTML, as Teams does.</summary>
    public async Task<ChatMessage> SayAsync(Person person, string text, CancellationToken cancellationToken) =>
        (await SayAsync(person, text, null, cancellationToken)).Message;

    /// <summary>The same with a delivery mode of the activity protocol; what the bot answers to "expectReplies" in the response appears in the chat.</summary>
    public async Task<(ChatMessage Message, int Status)> SayAsync(Person person, string text, string? deliveryMode, CancellationToken cancellationToken)
    {
        await InstallAsync(person, cancellationToken);
        var chat = chats.Of(person);
        var message = Typed(chat, "me", text);
        var activity = Message(person, chat.Place, message, text);
        if (deliveryMode is not null)
            activity["deliveryMode"] = deliveryMode;
        if (!Hears(chat))
            return (message, 0);
        var (status, body) = await PostAsync(activity, cancellationToken);
        if (deliveryMode == "expectReplies" && status == 200)
            Expected(chat, body);
        return (message, status);
    }

    /// <summary>The person deletes an own message; the compliance copy stays.</summary>
    public async Task<bool> DeleteAsync(Person person, string messageId, CancellationToken cancellationToken)
    {
        var chat = chats.Of(person);
        if (!chat.Messages.Any(m => m.Id == messageId && m.From == "me") || !chat.Delete(messageId))
            return false;
        changes.Tell("chat", person.Id);
        var activity = Activity(person, chat.Place, "messageDelete", messageId);
        activity["channelData"]!["eventType"] = "softDeleteMessage";
        if (Hears(chat))
            await PostAsync(activity, cancellationToken);
        return true;
    }

    private static string BotId => Standing.Bot;

    private string NewId(Chat chat)
    {
        var id = chats.NewMessage("platform", []).Id;
        chat.Note(id);
        return id;
    }

    /// <summary>Nothing reaches a bot that the person blocked or the administrator switched off.</summary>
    private bool Hears(Chat chat) => chat.Installed && !chat.State.Blocked && !chats.Tenant.DisabledByAdmin;

    private ChatMessage Typed(Chat chat, string from, string text)
    {
        var message = chats.NewMessage(from, new JsonObject { ["type"] = "message", ["text"] = text });
        chat.Add(message);
        chat.Tell(changes);
        return message;
    }

    private JsonObject Message(Person person, Place place, ChatMessage message, string text)
    {
        var activity = Activity(person, place, "message", message.Id);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{WebUtility.HtmlEncode(text)}</p>" });
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = Locale,
            ["country"] = "ID",
            ["platform"] = "Web",
            ["timezone"] = Zone,
        });
        return activity;
    }

    private void Expected(Chat chat, string body)
    {
        foreach (var said in JsonNode.Parse(body)?["activities"] as JsonArray ?? [])
            chats.Append(chat, said!.AsObject(), changes);
    }

    private JsonObject Activity(Person person, Place place, string type, string id)
    {
        var now = time.GetUtcNow();
        return new()
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(Zone))
                .ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = Zone,
            ["serviceUrl"] = addresses.Connector.ToString(),
            ["channelId"] = "msteams",
            ["locale"] = Locale,
            ["from"] = new JsonObject { ["id"] = person.ChatId, ["name"] = person.Name, ["aadObjectId"] = person.Id },
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = DemoOffice.StaffApp.Name },
            ["conversation"] = new JsonObject { ["id"] = place.Id, ["conversationType"] = place.Type, ["isGroup"] = !place.IsPersonal, ["tenantId"] = DemoOffice.TenantId },
            ["channelData"] = ChannelData(place),
        };
    }

    /// <summary>Sends it, unless a fault on demand loses it; late or twice when it is told to.</summary>
    private async Task<(int Status, string Body)> PostAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var strike = faults.Bot.Decide("POST", "/api/messages");
        if (strike?.Kind == FaultKind.LoseCall)
            return (504, "");
        if (strike?.DelayMs > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(strike.DelayMs), time, cancellationToken);
        var answer = await PostOnceAsync(activity, strike?.Kind, cancellationToken);
        if (strike?.Kind != FaultKind.Repeat)
            return answer;
        if (strike.NewId)
        {
            activity["id"] = chats.NewMessage("platform", []).Id;
            chats.Find(activity["conversation"]!["id"]!.GetValue<string>())!.Note(activity["id"]!.GetValue<string>());
        }
        return await PostOnceAsync(activity, strike.Kind, cancellationToken);
    }

    private async Task<(int Status, string Body)> PostOnceAsync(JsonObject activity, FaultKind? struck, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(addresses.Room, "api/messages"))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", mint.ForBot(DemoOffice.StaffApp.ClientId, addresses.Connector));
        var (status, body) = await AskAsync(request, cancellationToken);
        records.Add(new("bot", "POST", "/api/messages", "", activity.ToJsonString(), status, body, struck));
        return (status, body);
    }

    /// <summary>A bot that is away, or slower than the 15 s that the service waits (teams.md §3.5), is a 504; the person's chat goes on.</summary>
    private async Task<(int Status, string Body)> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (HttpRequestException)
        {
            return (504, "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (504, "");
        }
    }
}
