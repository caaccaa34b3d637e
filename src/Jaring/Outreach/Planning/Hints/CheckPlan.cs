using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>Tells a planner what there is to know about a time before she saves: warnings, and free times instead. Saves nothing.</summary>
public sealed class CheckPlan(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>How far around a plan other sessions are read: proposals lie within four weeks.</summary>
    private const int Window = 30;

    /// <summary>The hints of each day of the plan; none where the hours cannot be read yet.</summary>
    public async Task<IReadOnlyList<DayHints>> CheckAsync(string officeId, PlanSketch sketch, CancellationToken cancellationToken)
    {
        if (!TimeRules.TryRead(sketch.StartsAt, out var start) || !TimeRules.TryRead(sketch.EndsAt, out var end) || end <= start)
        {
            return [];
        }
        var office = offices.Get(officeId);
        var first = new Slot(start, end);
        List<Slot> slots = [first, .. sketch.FurtherDays.Take(TimeRules.MostFurtherDays).Select(text => TimeRules.TryReadDay(text, out var day) ? first.On(day) : first).Where(slot => slot != first)];
        var time = new TimeHints(office);
        var neighbours = new NeighbourHints(await NeighboursAsync(officeId, slots, sketch.Except, cancellationToken), sketch);
        var free = new FreeTimes(HintsOf, time.Open, office.Local(clock.GetUtcNow()).DateTime);
        return [.. slots.Select(DayOf)];

        IReadOnlyList<PlanHint> HintsOf(Slot slot) => [.. time.Of(slot), .. neighbours.Of(slot)];

        DayHints DayOf(Slot slot)
        {
            var hints = HintsOf(slot);
            return new(slot.Day.ToString(TimeRules.DayForm, CultureInfo.InvariantCulture), hints, free.Near(slot, hints));
        }
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
