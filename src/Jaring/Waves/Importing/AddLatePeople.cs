using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Waves.Making;
using Jaring.Waves.Passing;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Importing;

/// <summary>
/// Takes a second list into a wave that is made: whoever is new gets a seat, in a session of the own desa first, and whoever is on the list already stays
/// where they are. All of it in one transaction, or nothing; the same list again adds nobody.
/// </summary>
public sealed class AddLatePeople
{
    private readonly StoreWriter writer;
    private readonly OfficeRegister offices;
    private readonly OutboxSignal signal;
    private readonly PackagePass passes;
    private readonly TimeProvider clock;

    internal AddLatePeople(StoreWriter writer, OfficeRegister offices, OutboxSignal signal, PackagePass passes, TimeProvider clock) =>
        (this.writer, this.offices, this.signal, this.passes, this.clock) = (writer, offices, signal, passes, clock);

    /// <summary>Adds the people of an import whose parts are all there; null when this office has no such wave.</summary>
    public async Task<LateAnswer?> AddAsync(string officeId, string waveId, string importId, CancellationToken cancellationToken)
    {
        var answer = await writer.WriteAsync((store, ct) => AddAsync(store, officeId, waveId, importId, ct), cancellationToken);
        WritePoint.ImportCommitted.Pass();
        signal.Ring();
        return answer;
    }

    private async Task<LateAnswer?> AddAsync(JaringDbContext store, string officeId, string waveId, string importId, CancellationToken cancellationToken)
    {
        if (await store.FindWaveAsync(officeId, waveId, cancellationToken) is not { } wave)
        {
            return null;
        }
        if (wave.State != WaveState.Made || wave.ListErased)
        {
            return LateAnswer.Refused(new WaveFault("not-made"));
        }
        if (await ImportWave.ReadPeopleAsync(store, officeId, importId, cancellationToken) is not { } list)
        {
            return LateAnswer.Refused(new WaveFault("part-missing"));
        }
        var units = await store.UnitsOf(officeId, waveId).ToListAsync(cancellationToken);
        var there = await store.PeopleOf(officeId, waveId).AsNoTracking().ToListAsync(cancellationToken);
        var sorted = LateList.Sort([.. list.Select(p => LateList.AsWritten(p, units))], there);
        var seats = await SeatsAsync(store, wave, there, cancellationToken);
        var seated = sorted.New.Select(p => (Person: p, Session: seats.Take(p.Area, p.Unit))).ToList();
        if (Faults(wave, seated).ToList() is { Count: > 0 } faults)
        {
            return LateAnswer.Refused(faults);
        }
        foreach (var unit in seated.GroupBy(s => (s.Person.Area, s.Person.Unit)))
        {
            await EnterAsync(store, wave, units, there, [.. unit.Select(s => (s.Person, s.Session!.Value))], cancellationToken);
        }
        (wave.People, wave.ReportedAt, wave.Revision) = (wave.People + sorted.New.Count, clock.GetUtcNow().ToUnixTimeMilliseconds(), wave.Revision + 1);
        await store.SaveChangesAsync(cancellationToken);
        await ImportWave.ForgetAsync(store, officeId, importId, cancellationToken);
        return new([], sorted.New.Count, sorted.Known, sorted.Clashes);
    }

    /// <summary>Sessions that are still to come and stand in the room whose seats are known.</summary>
    private async Task<LateSeats> SeatsAsync(JaringDbContext store, Wave wave, IReadOnlyList<WavePerson> there, CancellationToken cancellationToken)
    {
        var now = ReadSessions.LocalTime(offices.Get(wave.OfficeId), clock.GetUtcNow());
        var held = (await store.HeldAsync(wave, cancellationToken))
            .Where(s => s is { Off: false, SessionId: not null } && string.CompareOrdinal(s.StartsAt, now) > 0 && s.Place == wave.Settings.Rooms[s.Room].Name.Trim());
        return new(wave.Settings, [.. held.OrderBy(s => s.StartsAt, StringComparer.Ordinal).ThenBy(s => s.Number)], there);
    }

    private static IEnumerable<WaveFault> Faults(Wave wave, List<(ImportedPerson Person, int? Session)> seated)
    {
        if (seated.DistinctBy(s => (s.Person.Area, s.Person.Unit)).Count(s => wave.Settings.ContactOf(s.Person.Area, s.Person.Unit) is null) is > 0 and var alone)
        {
            yield return new("contact-missing", Count: alone);
        }
        if (seated.Count(s => s.Session is null) is > 0 and var seatless)
        {
            yield return new("late-no-seat", Count: seatless);
        }
    }

    private async Task EnterAsync(
        JaringDbContext store, Wave wave, List<WaveUnit> units, List<WavePerson> there, IReadOnlyList<(ImportedPerson Person, int Session)> people, CancellationToken cancellationToken)
    {
        var ((area, desa), (officeId, waveId)) = ((people[0].Person.Area, people[0].Person.Unit), (wave.OfficeId, wave.Id));
        var contact = wave.Settings.ContactOf(area, desa)!;
        var unit = units.Find(u => u.Area == area && u.Unit == desa);
        if (unit is null)
        {
            var id = WaveRows.PackageOf(officeId, waveId, contact.Area, contact.Unit);
            await store.InsertOrIgnoreAsync(passes.PackageFor(wave, contact, id), cancellationToken);
            units.Add(unit = new WaveUnit { OfficeId = officeId, WaveId = waveId, Area = area, Unit = desa, PackageId = id });
            store.Add(unit);
        }
        var next = there.Where(p => p.Area == area && p.Unit == desa).Select(p => p.Ordinal + 1).DefaultIfEmpty(0).Max();
        store.AddRange(people.Select((p, n) => new WavePerson { OfficeId = officeId, WaveId = waveId, Area = area, Unit = desa, Ordinal = next + n, Name = p.Person.Name, Mailbox = p.Person.Mailbox, Session = p.Session }));
        unit.People += people.Count;
        if (contact.Mailbox is { } mailbox)
        {
            await InviteAsync(store, wave, [.. people.Select(p => p.Session).Distinct()], mailbox, cancellationToken);
        }
    }

    /// <summary>A contact whose people come to a session for the first time stands in its event from now on.</summary>
    private async Task InviteAsync(JaringDbContext store, Wave wave, IReadOnlyList<int> numbers, string mailbox, CancellationToken cancellationToken)
    {
        var ids = await store.SessionsOf(wave.OfficeId, wave.Id).Where(s => numbers.Contains(s.Number)).Select(s => s.SessionId).ToListAsync(cancellationToken);
        foreach (var session in await store.Set<Session>().Where(s => s.OfficeId == wave.OfficeId && ids.Contains(s.Id)).ToListAsync(cancellationToken))
        {
            if (!session.Attendees.Contains(mailbox, StringComparer.OrdinalIgnoreCase))
            {
                session.Attendees = [.. session.Attendees, mailbox];
                session.Want(store, clock.GetUtcNow());
            }
        }
    }
}

/// <summary>What became of a second list.</summary>
/// <param name="Faults">Why nobody was added; empty otherwise.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Known">How many were on the list already.</param>
/// <param name="Clashes">Whose name is on the list of that desa with another mailbox: left as it was, for somebody to look at.</param>
public sealed record LateAnswer(IReadOnlyList<WaveFault> Faults, int Added, int Known, IReadOnlyList<ImportedPerson> Clashes)
{
    internal static LateAnswer Refused(params IReadOnlyList<WaveFault> faults) => new(faults, 0, 0, []);
}
