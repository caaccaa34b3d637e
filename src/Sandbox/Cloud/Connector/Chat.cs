using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>One conversation.</summary>
internal sealed class Chat(Place place)
{
    private readonly Lock gate = new();
    private readonly List<ChatMessage> messages = [];
    private readonly List<ChatMessage> copies = [];
    private readonly HashSet<string> activities = [];
    private bool installed;

    public Place Place => place;

    /// <summary>What people or administrators did to it.</summary>
    public ConversationState State { get; set; } = new();

    /// <summary>True while the app is installed in it.</summary>
    public bool Installed
    {
        get
        {
            lock (gate)
                return installed;
        }
    }

    /// <summary>Tells the pages of everybody in it.</summary>
    public void Tell(Changes changes)
    {
        foreach (var person in place.People)
            changes.Tell("chat", person.Id);
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
