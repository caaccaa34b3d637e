using Jaring.Cases.Readers;
using Jaring.Files;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Retention;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>
/// Adds a message to a case's thread, by the reporter or a member alike: the server cannot tell which. Whoever writes, the team is told at the next
/// fixed time, so that a notice does not say whose turn it was.
/// </summary>
public sealed class AppendMessage(OfficeRegister offices, INoticeDesk notices, Keeping keeping, LateRelease release, TieFiles files, StoreWriter store, ShredKeys keys)
{
    private const int Step = 4096;
    private const int Steps = 16;

    /// <summary>Saves it when the writer knew the whole thread.</summary>
    public async Task<AppendResult> AppendAsync(AppendInput input, CancellationToken cancellationToken)
    {
        try
        {
            var result = await store.WriteAsync((db, ct) => SaveAsync(db, input, Read(input.Object), ct), cancellationToken);
            WritePoint.MessageSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new AppendResult.Refused(fault.Code);
        }
    }

    private static TextHeader Read(string text)
    {
        var message = Shape.Canonical<SealedObject>(text);
        var header = Shape.Header<TextHeader>(message.H, "msg");
        Shape.Bytes(header.Id, Shape.IdBytes);
        Shape.Object(message, Step, Steps);
        return header;
    }

    private async Task<AppendResult> SaveAsync(JaringDbContext db, AppendInput input, TextHeader header, CancellationToken cancellationToken)
    {
        var door = await db.KnockAsync(keys, input.OfficeId, input.Access, cancellationToken);
        if (door.Case is not { } found)
        {
            return AppendResult.Of(door);
        }

        Shape.Require(header.Case == found.CaseId && header.Epoch == await db.CountEpochsAsync(found, cancellationToken));
        var thread = db.Set<StoredMessage>().Where(m => m.OfficeId == input.OfficeId && m.CaseId == found.CaseId);
        if (await thread.AsNoTracking().FirstOrDefaultAsync(m => m.ObjectId == header.Id, cancellationToken) is { } known)
        {
            return found.Lock.Open(known.Object) == input.Object
                ? Appended(input.OfficeId, known.Position, await files.TieAsync(db, input.OfficeId, found.CaseId, input.Files, cancellationToken))
                : new AppendResult.Refused("duplicate");
        }

        var head = await thread.CountAsync(cancellationToken);
        if (head != input.Known)
        {
            return new AppendResult.Conflict(head, await db.ReadMessagesAsync(found, input.Known, cancellationToken));
        }

        db.Add(new StoredMessage
        {
            OfficeId = input.OfficeId,
            CaseId = found.CaseId,
            Position = head + 1,
            ObjectId = header.Id,
            Object = found.Lock.Close(input.Object),
        });
        await keeping.AfterMessageAsync(db, found, cancellationToken);
        if (input.IsFromDashboard)
        {
            await release.NoteAnswerAsync(db, found, cancellationToken);
        }

        await notices.RequestAsync(db, input.OfficeId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var missing = await files.TieAsync(db, input.OfficeId, found.CaseId, input.Files, cancellationToken);
        WritePoint.MessageInserted.Pass();
        return Appended(input.OfficeId, head + 1, missing);
    }

    private AppendResult.Appended Appended(string officeId, int position, IReadOnlyList<string>? missing) =>
        new(position, offices.Get(officeId).Local(notices.NextRound(officeId)), missing);
}

/// <summary>Something sealed to be added to a case.</summary>
/// <param name="OfficeId">A known office.</param>
/// <param name="Access">The case's access token.</param>
/// <param name="Known">How many the writer knew when signing.</param>
/// <param name="Object">The sealed object's JSON text, verbatim.</param>
/// <param name="IsFromDashboard">It came through the dashboard's origin, where readers write; the room is the reporter's.</param>
/// <param name="Files">Files that a message brings; null for none.</param>
public sealed record AppendInput(string OfficeId, string Access, int Known, string Object, bool IsFromDashboard = false, IReadOnlyList<FileClaim>? Files = null);
