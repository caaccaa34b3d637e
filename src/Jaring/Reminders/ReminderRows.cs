using System.Globalization;
using Jaring.Outbox;
using Jaring.Storage;

namespace Jaring.Reminders;

/// <summary>The outbox rows of a reminder: a few seconds of sending each, as those of an announcement, so that nothing waits behind a full hall.</summary>
internal static class ReminderRows
{
    public const string Kind = "reminder.slice";

    public static OutboxRow Slice(Reminder reminder, int number, long dueAt) => Slice(reminder.OfficeId, reminder.Subject, reminder.Round, number, dueAt);

    public static OutboxRow Next(OutboxRow row, long dueAt)
    {
        var (subject, round, number) = Read(row);
        return Slice(row.OfficeId, subject, round, number + 1, dueAt);
    }

    public static (string Subject, int Round, int Number) Read(OutboxRow row)
    {
        var parts = row.Subject.Split(':');
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The rows of people of one round.</summary>
    public static IQueryable<Reminded> People(JaringDbContext store, string officeId, string subject, int round) =>
        store.Set<Reminded>().Where(r => r.OfficeId == officeId && r.Subject == subject && r.Round == round);

    private static OutboxRow Slice(string officeId, string subject, int round, int number, long dueAt) => new()
    {
        OfficeId = officeId,
        Id = string.Create(CultureInfo.InvariantCulture, $"reminder:{subject}:{round}:{number:D6}"),
        Kind = Kind,
        Subject = string.Create(CultureInfo.InvariantCulture, $"{subject}:{round}:{number}"),
        DueAt = dueAt,
    };
}
