using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Making;

/// <summary>
/// Makes the sessions of a wave one by one and then all packages. It may die anywhere and run again: a session's submit key and a package's id are derived,
/// so what stands is found and what is missing is made.
/// </summary>
internal sealed class MakeWaveHandler(JaringDbContext store, StoreWriter writer, PlanSession plan) : IOutboxHandler
{
    /// <summary>Fault of a row whose wave was deleted.</summary>
    private const string WaveGone = "wave-gone";

    public string Kind => WaveRows.MakeKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (await store.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(w => w.OfficeId == row.OfficeId && w.Id == row.Subject, cancellationToken) is not { } wave)
        {
            return Delivery.GiveUp(WaveGone);
        }
        if (wave.State != WaveState.Making)
        {
            return Delivery.Done;
        }
        await MakeSessionsAsync(wave, cancellationToken);
        await writer.WriteAsync((write, ct) => FinishAsync(write, wave, ct), cancellationToken);
        WritePoint.WaveMade.Pass();
        return Delivery.Done;
    }

    private async Task MakeSessionsAsync(Wave wave, CancellationToken cancellationToken)
    {
        var seating = await store.SeatingAsync(wave.OfficeId, wave.Id, cancellationToken);
        var sessions = await store.SessionsOf(wave.OfficeId, wave.Id).AsNoTracking().Where(s => s.SessionId == null).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        foreach (var session in sessions)
        {
            var wanted = WaveMaking.PlanOf(wave, session, seating);
            var made = await plan.PlanAsync(wave.OfficeId, wave.CreatedBy, wanted, cancellationToken);
            WritePoint.WaveSessionPlanned.Pass();
            // One that an earlier try made and somebody has changed since is the wave's all the same.
            var id = made.KeyReused ? SessionRows.IdOf(wave.OfficeId, wanted.SubmitKey) : made.Session?.Id;
            var fault = made.Faults.Count > 0 ? made.Faults[0].Code : null;
            await writer.WriteAsync(
                (write, ct) => write.SessionsOf(wave.OfficeId, wave.Id).Where(s => s.Number == session.Number)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.SessionId, id).SetProperty(x => x.Fault, fault), ct),
                cancellationToken);
            WritePoint.WaveSessionKept.Pass();
        }
    }

    private static async Task<bool> FinishAsync(JaringDbContext write, Wave wave, CancellationToken cancellationToken)
    {
        foreach (var unit in await write.UnitsOf(wave.OfficeId, wave.Id).ToListAsync(cancellationToken))
        {
            var contact = wave.Settings.ContactOf(unit.Area, unit.Unit)!;
            var id = WaveRows.PackageOf(wave.OfficeId, wave.Id, contact.Area, contact.Unit);
            unit.PackageId = id;
            await write.InsertOrIgnoreAsync(new WavePackage { OfficeId = wave.OfficeId, WaveId = wave.Id, Id = id, Contact = contact.Name.Trim(), Area = contact.Area, Unit = contact.Unit }, cancellationToken);
        }
        var standing = (await write.FindWaveAsync(wave.OfficeId, wave.Id, cancellationToken))!;
        (standing.State, standing.Revision) = (WaveState.Made, standing.Revision + 1);
        await write.SaveChangesAsync(cancellationToken);
        WritePoint.WavePackagesInserted.Pass();
        return true;
    }
}
