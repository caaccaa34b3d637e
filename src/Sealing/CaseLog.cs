namespace Jaring.Sealing;

/// <summary>One verified line of a case's log. Ts: unix seconds; Ref: hash of what it is about.</summary>
public sealed record LogItem(int Seq, string By, long Ts, string Act, string? Ref);

/// <summary>A verified log and its head (null while empty).</summary>
public sealed record OpenLog(IReadOnlyList<LogItem> Items, Head? Head);

/// <summary>
/// The log of one case (A3): objects under the case key, signed inside, chained. The server sees the log's id, number, predecessor and
/// one size; it learns neither who did what, nor can it drop a line before a head that somebody remembers.
/// </summary>
public static class CaseLog
{
    private const string Type = "log";

    /// <summary>Seals the next line. <paramref name="head"/> is null for the first.</summary>
    public static SealedObject Append(OpenCase open, Head? head, DateTimeOffset at, string act, string? reference)
    {
        var header = Headers.Write(Type, ("log", open.CaseId), ("seq", (head?.Seq ?? -1) + 1), ("prev", head?.Hash));
        var payload = new LogPayload(at.ToUnixTimeSeconds(), act, reference);
        var signed = SignedPayload.Sign(
            open.Author.Keys.Signing, Type, header, payload, SealingJson.Default.LogPayload, open.Author.Id);
        return SealedObject.Seal(open.Key.Secret, Type, header, signed.Encode());
    }

    /// <summary>Verifies a whole log.</summary>
    /// <param name="keys">The case's keys, oldest epoch first; the key used never goes back.</param>
    /// <param name="entries">The lines, oldest first.</param>
    /// <param name="readerKey">The signing key of a reader; throws for anybody else.</param>
    /// <param name="seen">The head remembered from last time.</param>
    /// <exception cref="SealingException">header-seq, header-prev, header-log, log-key, signature, log-fork, log-truncated</exception>
    public static OpenLog Verify(
        IReadOnlyList<CaseKey> keys, IReadOnlyList<SealedObject> entries, Func<string, string> readerKey, Head? seen = null)
    {
        var items = new List<LogItem>();
        Head? head = null;
        var epochs = new Queue<CaseKey>(keys);
        foreach (var entry in entries)
        {
            var signed = SignedPayload.Read(Open(epochs, entry, keys[0].Header.Case, items.Count, head?.Hash));
            var payload = signed.Verify(SealingJson.Default.LogPayload, Type, entry.Header, readerKey(signed.By));
            head = new(items.Count, entry.Hash());
            items.Add(new(head.Seq, signed.By, payload.Ts, payload.Act, payload.Ref));
            SealingException.Require(seen?.Seq != head.Seq || seen.Hash == head.Hash, "log-fork");
        }

        SealingException.Require(seen is null || items.Count > seen.Seq, "log-truncated");
        return new(items, head);
    }

    private static byte[] Open(Queue<CaseKey> epochs, SealedObject entry, string log, int seq, string? prev)
    {
        while (epochs.TryPeek(out var key))
        {
            try
            {
                return entry.Open(key.Secret, Type, ("log", log), ("seq", seq), ("prev", prev));
            }
            catch (SealingException miss) when (miss.Reason == "object-decrypt")
            {
                epochs.Dequeue();
            }
        }

        throw new SealingException("log-key");
    }
}
