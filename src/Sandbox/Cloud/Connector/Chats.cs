using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>
/// The conversations between people and the bot, as the platform keeps them, with the compliance copy that outlives deletion (teams.md §2.1).
/// </summary>
internal sealed class Chats
{
    private const string ThreadMark = ";messageid=";
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, Chat> chats = new();
    private long lastId;

    public Chats(TimeProvider time)
    {
        this.time = time;
        foreach (var place in DemoPlaces.All)
            chats[place.Id] = new Chat(place);
    }

    /// <summary>What holds for the whole tenant.</summary>
    public TenantState Tenant { get; set; } = new();

    /// <summary>The conversation of this id, or null. A thread of a channel is found by the channel's id with its own behind it.</summary>
    public Chat? Find(string conversationId)
    {
        // A slash is the one character that stays escaped in a path.
        var id = conversationId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var thread = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        return chats.GetValueOrDefault(thread < 0 ? id : id[..thread]);
    }

    /// <summary>The person's chat; made when it does not exist.</summary>
    public Chat Of(Person person) => chats.GetOrAdd(person.ConversationId, _ => new Chat(Place.Of(person)));

    /// <summary>The conversation of a place.</summary>
    public Chat Of(Place place) => chats.GetOrAdd(place.Id, _ => new Chat(place));

    /// <summary>The id under which one post of a channel and its answers are a conversation.</summary>
    public static string ThreadId(Place channel, string messageId) => $"{channel.Id}{ThreadMark}{messageId}";

    /// <summary>All that was ever written, deleted messages included.</summary>
    public IEnumerable<ChatMessage> ComplianceCopies => chats.Values.SelectMany(c => c.Copies);

    /// <summary>A new message in the platform's form of id: milliseconds.</summary>
    public ChatMessage NewMessage(string from, JsonObject activity) =>
        new(NextId().ToString(CultureInfo.InvariantCulture), from, activity, time.GetUtcNow());

    private long NextId()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return InterlockedMax(now);
    }

    private long InterlockedMax(long candidate)
    {
        long seen, next;
        do
        {
            seen = Interlocked.Read(ref lastId);
            next = Math.Max(seen + 1, candidate);
        }
        while (Interlocked.CompareExchange(ref lastId, next, seen) != seen);
        return next;
    }
}
