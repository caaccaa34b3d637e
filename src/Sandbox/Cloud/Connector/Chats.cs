using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>The personal chats between people and the bot, as the platform keeps them, with the compliance copy that outlives deletion (teams.md §2.1).</summary>
internal sealed class Chats(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Chat> chats = new();
    private long lastId;

    /// <summary>The chat of this conversation id, or null.</summary>
    public Chat? Find(string conversationId) => chats.GetValueOrDefault(conversationId);

    /// <summary>The person's chat; made when it does not exist.</summary>
    public Chat Of(Person person) => chats.GetOrAdd(person.ConversationId, _ => new Chat(person));

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

/// <summary>One personal chat.</summary>
internal sealed class Chat(Person person)
{
    private readonly Lock gate = new();
    private readonly List<ChatMessage> messages = [];
    private readonly List<ChatMessage> copies = [];
    private readonly HashSet<string> activities = [];
    private bool installed;

    public Person Person => person;

    /// <summary>True while the person has the app.</summary>
    public bool Installed
    {
        get
        {
            lock (gate)
                return installed;
        }
    }

    /// <summary>Installs or removes the app; false when that changed nothing.</summary>
    public bool TryInstall(bool wanted)
    {
        lock (gate)
        {
            if (installed == wanted)
                return false;
            installed = wanted;
            return true;
        }
    }

    /// <summary>Remembers an activity that is no message, such as an installation, so that the bot may answer it.</summary>
    public void Note(string activityId)
    {
        lock (gate)
            activities.Add(activityId);
    }

    /// <summary>True when this activity was ever part of the conversation (activity rule 21).</summary>
    public bool Knows(string activityId)
    {
        lock (gate)
            return activities.Contains(activityId);
    }

    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    public IReadOnlyList<ChatMessage> Copies
    {
        get
        {
            lock (gate)
                return [.. copies];
        }
    }

    public void Add(ChatMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
            copies.Add(message);
            activities.Add(message.Id);
        }
    }

    public bool Replace(string id, JsonObject activity)
    {
        lock (gate)
        {
            var at = messages.FindIndex(m => m.Id == id);
            if (at < 0)
                return false;
            messages[at] = messages[at] with { Activity = activity };
            copies.Add(messages[at]);
            return true;
        }
    }

    public bool Delete(string id)
    {
        lock (gate)
            return messages.RemoveAll(m => m.Id == id) > 0;
    }
}

/// <summary>One message: who, the activity as it was sent, when.</summary>
internal sealed record ChatMessage(string Id, string From, JsonObject Activity, DateTimeOffset At);
