using System.Globalization;
using Jaring.Announcements;
using Jaring.Outreach;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <summary>Brings one person the reminder, by the way that was chosen when it set out.</summary>
internal sealed class TellPerson(IDbContextFactory<JaringDbContext> stores, IReminderSender sender, ReplyCodes codes, IOptions<ReminderOptions> options)
{
    /// <summary>How it ended; and the chat that was found to lead nowhere, to be marked.</summary>
    public async Task<(Told Told, StoredAddress? DeadChat)> TellAsync(Reminded one, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var message = await MessageAsync(store, one, cancellationToken);
        if (one.ByFeed)
        {
            return (await sender.TellInFeedAsync(one.OfficeId, one.Who, message, cancellationToken), null);
        }

        var chat = await store.Set<StoredAddress>().AsNoTracking().FirstOrDefaultAsync(a => a.OfficeId == one.OfficeId && a.Person == one.Who && a.Reachable, cancellationToken);
        if (chat is null)
        {
            return (new(ToldOutcome.Unreachable), null);
        }

        var told = await sender.TellAsync(one.OfficeId, chat.Address, message, cancellationToken);
        return (told, told.Outcome == ToldOutcome.Unreachable ? chat : null);
    }

    private async Task<ReminderMessage> MessageAsync(JaringDbContext store, Reminded one, CancellationToken cancellationToken)
    {
        var chain = string.Create(CultureInfo.InvariantCulture, $"{one.OfficeId} reminder {one.Subject} {one.Round}");
        if (one.Subject == Reminder.Pledges)
        {
            return new(ReminderOccasion.Pledge, null, chain);
        }

        var kind = await store.Set<Session>().AsNoTracking().Where(s => s.OfficeId == one.OfficeId && s.Id == one.Subject).Select(s => s.Kind).SingleOrDefaultAsync(cancellationToken);
        var page = kind is null || SessionKinds.IsMeeting(kind) ? null : one.Subject;
        var presses = options.Value.ReplyInCalendars && !one.ByFeed ? codes.Of(one.OfficeId, one.Subject, one.Who) : null;
        return new(ReminderOccasion.Session, page, chain, presses);
    }
}
