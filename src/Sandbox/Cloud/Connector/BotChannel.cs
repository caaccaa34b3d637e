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
internal sealed class BotChannel(SandboxAddresses addresses, TokenMint mint, Chats chats, Changes changes, Records records, Faults faults, TimeProvider time, HttpClient http)
{
    private const string Zone = "Asia/Jakarta";
    private const string Locale = "id-ID";

    /// <summary>The person gets the app: first opening of the chat.</summary>
    public async Task InstallAsync(Person person, CancellationToken cancellationToken)
    {
        if (!chats.Of(person).TryInstall(true))
            return;
        var added = Activity(person, "conversationUpdate", NewId(person));
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person.ChatId, ["aadObjectId"] = person.Id }, new JsonObject { ["id"] = BotId });
        await PostAsync(added, cancellationToken);
        var installed = Activity(person, "installationUpdate", NewId(person));
        installed["action"] = "add";
        await PostAsync(installed, cancellationToken);
    }

    /// <summary>The person loses the app.</summary>
    public async Task UninstallAsync(Person person, CancellationToken cancellationToken)
    {
        if (!chats.Of(person).TryInstall(false))
            return;
        var removed = Activity(person, "installationUpdate", NewId(person));
        removed["action"] = "remove";
        await PostAsync(removed, cancellationToken);
    }

    /// <summary>The person types a message. The platform keeps it whatever the bot does, and sends it a second time as HTML, as Teams does.</summary>
    public async Task<ChatMessage> SayAsync(Person person, string text, CancellationToken cancellationToken)
    {
        await InstallAsync(person, cancellationToken);
        var message = chats.NewMessage("me", new JsonObject { ["type"] = "message", ["text"] = text });
        chats.Of(person).Add(message);
        changes.Tell("chat", person.Id);
        var activity = Activity(person, "message", message.Id);
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
        await PostAsync(activity, cancellationToken);
        return message;
    }

    /// <summary>The person deletes an own message; the compliance copy stays.</summary>
    public async Task<bool> DeleteAsync(Person person, string messageId, CancellationToken cancellationToken)
    {
        var chat = chats.Of(person);
        if (!chat.Messages.Any(m => m.Id == messageId && m.From == "me") || !chat.Delete(messageId))
            return false;
        changes.Tell("chat", person.Id);
        var activity = Activity(person, "messageDelete", messageId);
        activity["channelData"]!["eventType"] = "softDeleteMessage";
        await PostAsync(activity, cancellationToken);
        return true;
    }

    /// <summary>Sends an invoke and returns what the bot answered in the HTTP response.</summary>
    public async Task<(int Status, string Body)> InvokeAsync(Person person, string name, JsonNode? value, CancellationToken cancellationToken)
    {
        await InstallAsync(person, cancellationToken);
        var activity = Activity(person, "invoke", NewId(person));
        activity["name"] = name;
        activity["value"] = value?.DeepClone() ?? new JsonObject();
        return await PostAsync(activity, cancellationToken);
    }

    private static string BotId => $"28:{DemoOffice.StaffApp.ClientId}";

    private string NewId(Person person)
    {
        var id = chats.NewMessage("platform", []).Id;
        chats.Of(person).Note(id);
        return id;
    }

    private JsonObject Activity(Person person, string type, string id)
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
            ["conversation"] = new JsonObject { ["id"] = person.ConversationId, ["conversationType"] = "personal", ["isGroup"] = false, ["tenantId"] = DemoOffice.TenantId },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = DemoOffice.TenantId } },
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

    /// <summary>A bot that is away or too slow is a 504, as Teams would note it; the person's chat goes on.</summary>
    private async Task<(int Status, string Body)> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
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
