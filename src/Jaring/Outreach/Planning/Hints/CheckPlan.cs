using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>Tells a planner what there is to know about a time before she saves: warnings, and free times instead. Saves nothing.</summary>
public sealed class CheckPlan(JaringDbContext store, OfficeRegister offices, AskSchedules schedules, TimeProvider clock)
{
    /// <summary>How far around a plan other sessions are read: proposals lie within four weeks.</summary>
    private const int Window = FreeTimes.SearchDays + 2;

    /// <summary>The hints of each day of the plan; none where the hours cannot be read yet.</summary>
    public async Task<PlanHints> CheckAsync(string officeId, PlanSketch sketch, CancellationToken cancellationToken)
    {
        if (!TimeRules.TryRead(sketch.StartsAt, out var start) || !TimeRules.TryRead(sketch.EndsAt, out var end) || end <= start)
        {
            return new([], Schedules.Off.Source);
        }
        var office = offices.Get(officeId);
        var first = new Slot(start, end);
        List<Slot> slots = [first, .. sketch.FurtherDays.Take(TimeRules.MostFurtherDays).Select(text => TimeRules.TryReadDay(text, out var day) ? first.On(day) : first).Where(slot => slot != first)];
        var time = new TimeHints(office);
        var neighbours = new NeighbourHints(await NeighboursAsync(officeId, slots, sketch.Except, cancellationToken), sketch);
        var people = await PeopleAsync(office, sketch, slots, cancellationToken);
        var free = new FreeTimes(HintsOf, time.Open, people.At, office.Local(clock.GetUtcNow()).DateTime);
        return new([.. slots.Select(DayOf)], people.Source);

        IReadOnlyList<PlanHint> HintsOf(Slot slot) => [.. time.Of(slot), .. neighbours.Of(slot), .. people.Of(slot, neighbours.WantedAt(slot))];

        DayHints DayOf(Slot slot)
        {
            var hints = HintsOf(slot);
            return new(slot.Day.ToString(TimeRules.DayForm, CultureInfo.InvariantCulture), hints, free.Near(slot, hints), people.At(slot));
        }
    }

    private async Task<Schedules> PeopleAsync(OfficeOptions office, PlanSketch sketch, List<Slot> slots, CancellationToken cancellationToken)
    {
        var standing = sketch.Except is null ? null : await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == office.Id && s.Id == sketch.Except, cancellationToken);
        return await schedules.AskAsync(office, sketch, slots.Min(s => s.Day), slots.Max(s => s.Day).AddDays(Window), standing, cancellationToken);
    }

    private async Task<List<Session>> NeighboursAsync(string officeId, List<Slot> slots, string? except, CancellationToken cancellationToken)
    {
        var from = slots.Min(s => s.Start).AddDays(-1).ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture);
        var to = slots.Max(s => s.End).AddDays(Window).ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture);
        return await store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == officeId && s.Id != except && s.State != SessionState.Cancelling && s.State != SessionState.Cancelled)
            .Where(s => s.StartsAt.CompareTo(to) < 0 && s.EndsAt.CompareTo(from) > 0)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
    }
}
