using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;

namespace Jaring.Cases;

/// <summary>
/// Adds an entry to a case's sealed log. The log is voluntary: the server keeps the order and one size, and cannot see or enforce more (sealing.md A3).
/// </summary>
public sealed class AppendLog(StoreWriter store, ShredKeys keys)
{
    private const int Step = 1024;

    /// <summary>Saves it when it is the next one; <see cref="AppendInput.Known"/> is its number, from 0.</summary>
    public async Task<AppendResult> AppendAsync(AppendInput input, CancellationToken cancellationToken)
    {
        try
        {
            var result = await store.WriteAsync((db, ct) => SaveAsync(db, input, Read(input), ct), cancellationToken);
            WritePoint.LogSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new AppendResult.Refused(fault.Code);
        }
    }

    private static LogHeader Read(AppendInput input)
    {
        var entry = Shape.Canonical<SealedObject>(input.Object);
        var header = Shape.Header<LogHeader>(entry.H, "log");
        Shape.Require(header.Seq == input.Known && header.Seq >= 0 && header.Prev is null == (header.Seq == 0));
        if (header.Prev is not null)
        {
            Shape.Bytes(header.Prev, Shape.HashBytes);
        }

        Shape.Object(entry, Step, 1);
        return header;
    }

    private async Task<AppendResult> SaveAsync(JaringDbContext db, AppendInput input, LogHeader header, CancellationToken cancellationToken)
    {
        var door = await db.KnockAsync(keys, input.OfficeId, input.Access, cancellationToken);
        if (door.Case is not { } found)
        {
            return AppendResult.Of(door);
        }

        Shape.Require(header.Log == found.CaseId);
        var log = await db.ReadLogAsync(found, cancellationToken);
        if (header.Seq < log.Count && log[header.Seq] == input.Object)
        {
            return new AppendResult.Appended(header.Seq, null);
        }

        if (header.Seq != log.Count)
        {
            return new AppendResult.Conflict(log.Count, [.. log.Skip(header.Seq)]);
        }

        db.Add(new StoredLogEntry { OfficeId = input.OfficeId, CaseId = found.CaseId, Seq = header.Seq, Object = found.Lock.Close(input.Object) });
        await db.SaveChangesAsync(cancellationToken);
        WritePoint.LogInserted.Pass();
        return new AppendResult.Appended(header.Seq, null);
    }
}
