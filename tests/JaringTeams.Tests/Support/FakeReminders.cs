using System.Collections.Concurrent;
using Jaring.Announcements;
using Jaring.Reminders;

namespace Jaring.Tests.Support;

/// <summary>Stands in for Teams and for the calendars of those who reply: keeps what was told to whom, and fails where a test says so.</summary>
internal sealed class FakeReminders : IReminderSender, IReplyCalendar
{
    public ConcurrentQueue<(string To, ReminderMessage Message)> Told { get; } = new();

    public ConcurrentQueue<(string Person, string Event, Reply Reply)> Replies { get; } = new();

    public Func<string, Task<Told>> Answer { get; set; } = _ => Task.FromResult(new Told(ToldOutcome.Sent));

    public Func<ReplyOutcome> Calendar { get; set; } = () => ReplyOutcome.Kept;

    public string LockScreen(ReminderOccasion occasion) => $"{occasion}";

    public Task<Told> TellAsync(string officeId, string address, ReminderMessage message, CancellationToken cancellationToken) => KeepAsync(address, message);

    public Task<Told> TellInFeedAsync(string officeId, string user, ReminderMessage message, CancellationToken cancellationToken) => KeepAsync($"feed {user}", message);

    public Task<ReplyOutcome> ReplyAsync(string officeId, IReadOnlyList<string> eventIds, string objectId, Reply reply, CancellationToken cancellationToken)
    {
        Replies.Enqueue((objectId, string.Join(' ', eventIds), reply));
        return Task.FromResult(Calendar());
    }

    private async Task<Told> KeepAsync(string to, ReminderMessage message)
    {
        var told = await Answer(to);
        if (told.Outcome is ToldOutcome.Sent or ToldOutcome.Unsure)
        {
            Told.Enqueue((to, message));
        }

        return told;
    }
}
