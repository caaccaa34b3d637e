using System.Globalization;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>
/// The constant card of each month, for the offices that want one (<c>Announcements:MonthlyDay</c>): at the first fixed time of a notice on or after that
/// day, so that no phone rings at night. Its id is the month, so that no host and no restart sends it twice.
/// </summary>
internal sealed class MonthlyCard(StoreWriter writer, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>A host that was off so long, or a setting that was made later, leaves this month without a card.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    /// <summary>Lets those cards set out that are due, and says how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        foreach (var office in offices.All.Where(o => IsDue(o, clock.GetUtcNow())))
        {
            made += await writer.WriteAsync((store, ct) => SetOutAsync(store, office, ct), cancellationToken) ? 1 : 0;
            WritePoint.AnnouncementMonthly.Pass();
            signal.Ring();
        }

        return made;
    }

    internal static bool IsDue(OfficeOptions office, DateTimeOffset now)
    {
        if (office.Announcements.MonthlyDay == 0)
        {
            return false;
        }

        var today = office.Day(now);
        var first = new DateOnly(today.Year, today.Month, office.Announcements.MonthlyDay).ToDateTime(TimeOnly.MinValue);
        var midnight = new DateTimeOffset(first, TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone).GetUtcOffset(first));
        var due = NoticeSchedule.Next(office, midnight);
        return now >= due && now < due + Late && NoticeSchedule.WaitFrom(office, now) is null;
    }

    private async Task<bool> SetOutAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = $"monthly-{office.Day(now).ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
        if (await store.Set<Announcement>().AnyAsync(a => a.OfficeId == office.Id && a.Id == id, cancellationToken)
            || await Departure.IsAnyGoingAsync(store, office.Id, cancellationToken))
        {
            return false;
        }

        var text = ReviewedTexts.Find(ReviewedTexts.Monthly)!;
        var card = MakeAnnouncement.New(office.Id, id, text.Key, text.Words, "", now);
        store.Add(card);
        await Departure.SetOutAsync(store, card, now, cancellationToken);
        return true;
    }
}
