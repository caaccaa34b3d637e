using System.Collections.Concurrent;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Every mailbox's Outlook inbox, as far as calendars fill it, so that a test sees who was written to and who was not.</summary>
internal sealed class Postbox(TimeProvider time, Changes changes)
{
    private readonly ConcurrentQueue<Letter> letters = new();
    private int number;

    public IEnumerable<Letter> All => letters;

    /// <summary>What came to this mailbox, oldest first.</summary>
    public IEnumerable<Letter> To(string mailbox) => letters.Where(l => string.Equals(l.To, mailbox, StringComparison.OrdinalIgnoreCase));

    /// <summary>Delivers, or returns to the sender what cannot be delivered. Graph reports neither (teams.md §7.1).</summary>
    public void Send(string from, string to, LetterKind kind, string eventId, string subject, string? text)
    {
        var bounced = !DemoOffice.HasMailbox(to);
        letters.Enqueue(new Letter(
            $"m{Interlocked.Increment(ref number)}", bounced ? "postmaster" : from, bounced ? from : to, bounced ? LetterKind.Undeliverable : kind, eventId, subject,
            bounced ? to : text, time.GetUtcNow()));
        changes.Tell("calendar", DemoOffice.Find(bounced ? from : to)?.Id ?? "");
    }
}

/// <summary>One letter.</summary>
/// <param name="Id">Id.</param>
/// <param name="From">Sender.</param>
/// <param name="To">Mailbox in which it lies.</param>
/// <param name="Kind">What it is.</param>
/// <param name="EventId">Event it speaks of.</param>
/// <param name="Subject">Subject of the event.</param>
/// <param name="Text">Note of a cancellation, answer of a reply, or the address that could not be reached.</param>
/// <param name="At">When it came.</param>
internal sealed record Letter(string Id, string From, string To, LetterKind Kind, string EventId, string Subject, string? Text, DateTimeOffset At);

/// <summary>What a letter of a calendar is.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<LetterKind>))]
internal enum LetterKind
{
    /// <summary>You are invited.</summary>
    Invitation,

    /// <summary>Something about it changed.</summary>
    Update,

    /// <summary>It does not take place, or you are no longer invited.</summary>
    Cancellation,

    /// <summary>Somebody answered the organiser.</summary>
    Reply,

    /// <summary>An invitation did not arrive.</summary>
    Undeliverable,
}
