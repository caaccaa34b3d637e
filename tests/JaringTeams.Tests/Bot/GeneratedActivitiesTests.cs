using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Jaring.Tests.Bot;

/// <summary>
/// Ten thousand activities of every type, with random shapes, hostile words and the edges of 256 KB: nothing breaks, and no word of theirs gets into a log.
/// The same ones each time.
/// </summary>
public sealed class GeneratedActivitiesTests : BotTest
{
    private const int Count = 10_000;

    protected override void Settings(IDictionary<string, string?> settings) => BotWorld.ManyCalls(settings);

    [Fact]
    public async Task Ten_Thousand_Break_Nothing_And_Leave_No_Word()
    {
        var token = $"Bearer {World.Cloud.Issuer.Sign(World.Claims())}";
        var (answers, next) = (new ConcurrentDictionary<int, int>(), -1);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < Count; n = Interlocked.Increment(ref next))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
                request.Headers.TryAddWithoutValidation("Authorization", token);
                request.Content = new ByteArrayContent(new Generated(n).Bytes(World.Activity("message")));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await World.Http.SendAsync(request);
                answers.AddOrUpdate((int)response.StatusCode, 1, (_, before) => before + 1);
            }
        })));

        // Every way of answering was taken, and no other: taken or ignored, broken, not for us, too long, an invoke that we do not know.
        Assert.Equal([200, 400, 401, 413, 501], answers.Keys.Order());
        Assert.All(answers.Values, times => Assert.True(times > 50, string.Join(' ', answers)));
        Assert.DoesNotContain(World.Logs.Lines, l => l.Contains(Generated.Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(World.Logs.Lines, l => l.Contains("A turn of the bot", StringComparison.Ordinal));

        using var after = await World.PostAsync(World.Activity("message", a => (a["id"], a["conversation"]!["id"]) = ("afterwards", "a:afterwards")));
        for (var n = 0; n < 400 && World.Cloud.Sent("/afterwards").Count == 0; n++)
        {
            await Task.Delay(25);
        }

        Assert.Single(World.Cloud.Sent("a%3Aafterwards"));
    }
}

/// <summary>One activity out of a number.</summary>
internal sealed class Generated(int seed)
{
    public const string Canary = "kenari5Rk8Tw3";
    private const int Largest = 256 * 1024;

    private static readonly string[] Types =
    [
        "message", "message", "message", "invoke", "invoke", "conversationUpdate", "installationUpdate", "typing", "messageReaction", "messageUpdate", "messageDelete",
        "event", "trace", "handoff", "endOfConversation", "contactRelationUpdate", "suggestion", "command", "commandResult", "Message", "",
    ];

    private static readonly string[] Names =
        ["task/fetch", "task/submit", "adaptiveCard/action", "composeExtension/query", "signin/verifyState", "fileConsent/invoke", "application/search", "actionableMessage/executeAction", "", Canary];

    private static readonly string[] Fields =
    [
        "type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation", "channelData", "membersAdded", "membersRemoved", "action", "name", "replyToId",
        "deliveryMode", "text", "summary", "attachments", "entities", "value", "locale", "timestamp", "relatesTo", "suggestedActions", "callerId", "label", "code", "baru",
    ];

    private static readonly string[] Hostile =
    [
        Canary, $"{Canary}\r\nHTTP/1.1 200 OK", $"<script>{Canary}</script>", $"../../{Canary}", $"{{0}} {{office}} {Canary}", $"\u202E{Canary}\u0000", $"{Canary}\uFFFF", "", ".", "..",
        $"'; DROP TABLE turns; -- {Canary}", $"https://{Canary}.example/", "expectReplies", "add", "remove", "personal", new string('a', 2000) + Canary,
    ];

    private readonly Random random = new(seed);

    public byte[] Bytes(JsonObject activity)
    {
        activity["type"] = One(Types);
        activity["conversation"]!["id"] = $"a:{seed}{Canary}";
        activity["text"] = One(Hostile);
        if ((string?)activity["type"] == "invoke")
        {
            activity["name"] = One(Names);
        }

        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(activity);
        }

        return Spoilt(Encoding.UTF8.GetBytes(activity.ToJsonString()));
    }

    private void Change(JsonObject activity)
    {
        var field = One(Fields);
        switch (random.Next(4))
        {
            case 0:
                activity.Remove(field);
                break;
            case 1 when activity[field] is JsonObject nested:
                nested[One(["id", "tenantId", "tenant", "aadObjectId", "name", "data", "submitKey", "conversationType"])] = Any(0);
                break;
            default:
                activity[field] = Any(0);
                break;
        }
    }

    private JsonNode? Any(int depth) => random.Next(depth > 4 ? 5 : 8) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextDouble() * 1e300,
        3 or 4 => One(Hostile),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(n => KeyValuePair.Create($"{One(Fields)}{(n == 0 ? "" : n)}", Any(depth + 1)))),
    };

    private byte[] Spoilt(byte[] bytes) => random.Next(24) switch
    {
        0 => bytes[..random.Next(bytes.Length)],
        1 => Padded(bytes, Largest + 1),
        2 => Padded(bytes, Largest),
        3 => [.. bytes[..^1], .. Encoding.UTF8.GetBytes(",\"text\":\"\\ud800\",\"id\":\"\\udc00\"}")],
        4 => [.. bytes[..^1], .. Encoding.UTF8.GetBytes($",\"deep\":{new string('[', 200)}{new string(']', 200)}}}")],
        5 => [.. bytes[..^1], .. ",\"teks\":\""u8, 0xFF, 0xC0, .. "\"}"u8],
        6 => [.. bytes[..^1], .. Encoding.UTF8.GetBytes($",\"type\":\"{Canary}\"}}")],
        7 => Flipped(bytes),
        8 => [0xEF, 0xBB, 0xBF, .. bytes],
        9 => [.. bytes, .. bytes],
        _ => bytes,
    };

    private byte[] Flipped(byte[] bytes)
    {
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    /// <summary>The same, so many bytes long: blanks belong to JSON.</summary>
    private static byte[] Padded(byte[] bytes, int length) => [.. bytes[..^1], .. Enumerable.Repeat((byte)' ', length - bytes.Length), (byte)'}'];

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
