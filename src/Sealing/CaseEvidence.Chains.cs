namespace Jaring.Sealing;

/// <summary>A chain as far as it stands, and the places (from 0) of the objects that do not belong to it.</summary>
public sealed record EvidenceChain<T>(IReadOnlyList<T> Items, IReadOnlyList<int> Strange);

/// <summary>One message that stands, with its hash and the epoch under whose key it was written.</summary>
public sealed record EvidenceMessage(ThreadItem Item, string Hash, int Epoch);

/// <summary>One line of the log that stands, with its hash.</summary>
public sealed record EvidenceLine(LogItem Item, string Hash);

/// <remarks>
/// Whoever knows the access token can lay down an object that nobody opens. Such an object is named and left out, as pages do; but a
/// line of the log that a reader signed for another place says that the log was cut or changed.
/// </remarks>
public sealed partial class CaseEvidence
{
    /// <summary>The thread as far as it stands.</summary>
    public EvidenceChain<EvidenceMessage> ReadThread(IReadOnlyList<SealedObject> messages)
    {
        var (items, strange) = (new List<EvidenceMessage>(), new List<int>());
        var (head, least) = (new Head(0, ReportHash), 0);
        foreach (var (place, message) in messages.Index())
        {
            if (TryOpenMessage(message, head, least) is not { } next)
            {
                strange.Add(place);
                continue;
            }

            items.Add(next);
            (head, least) = (new(next.Item.Position, next.Hash), next.Epoch);
        }

        return new(items, strange);
    }

    /// <summary>The log as far as it stands.</summary>
    /// <exception cref="SealingException">log-chain: a reader's own line stands where it was not written</exception>
    public EvidenceChain<EvidenceLine> ReadLog(IReadOnlyList<SealedObject> entries)
    {
        var (items, strange) = (new List<EvidenceLine>(), new List<int>());
        var (prev, epoch) = ((string?)null, 0);
        foreach (var (seq, entry) in entries.Index())
        {
            var hash = entry.Hash();
            if (TryOpenLine(entry, epoch) is not { } line)
            {
                strange.Add(seq);
            }
            else
            {
                Headers.Read(entry.Header, "log", ("log", _keys[0].Header.Case), ("seq", line.Seq), ("prev", line.Prev));
                SealingException.Require(line.Seq == seq && line.Prev == prev, "log-chain");
                items.Add(new(new(seq, line.By, line.Payload.Ts, line.Payload.Act, line.Payload.Ref), hash));
                epoch = line.Epoch;
            }

            prev = hash;
        }

        return new(items, strange);
    }

    private EvidenceMessage? TryOpenMessage(SealedObject message, Head head, int least)
    {
        try
        {
            var epoch = (int?)CanonicalJson.Read(message.Header)["epoch"] ?? -1;
            SealingException.Require(epoch >= least && epoch < _keys.Count, "older-epoch");
            var key = _keys[epoch];
            var (by, payload) = Messages.Open(key, message, id => id == Reader.Reporter ? [key.Header.Rk.Sig] : _directory.SigningKeysOf(id));
            SealingException.Require(payload.Seq == head.Seq + 1 && payload.Prev == head.Hash, "thread-chain");
            return new(new(payload.Seq, by, payload.Body), message.Hash(), epoch);
        }
        catch (Exception fault) when (fault is SealingException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private Line? TryOpenLine(SealedObject entry, int from)
    {
        for (var epoch = from; epoch < _keys.Count; epoch++)
        {
            try
            {
                var header = CanonicalJson.Read(entry.Header);
                var signed = SignedPayload.Read(entry.OpenAny(_keys[epoch].Secret, "log"));
                SealingException.Require(EverReaders.Contains(signed.By), "not-reader");
                var payload = Verified(signed, entry);
                return new((int?)header["seq"] ?? -1, (string?)header["prev"], signed.By, payload, epoch);
            }
            catch (Exception fault) when (fault is SealingException or InvalidOperationException or FormatException)
            {
                // Another epoch's key, or nobody's.
            }
        }

        return null;
    }

    private LogPayload Verified(SignedPayload signed, SealedObject entry)
    {
        foreach (var key in _directory.SigningKeysOf(signed.By))
        {
            if (Signatures.IsValid(key, "log", Bytes.Concat(entry.Header, Base64Url.Decode(signed.P)), signed.Sig))
            {
                return signed.Peek(SealingJson.Default.LogPayload);
            }
        }

        throw new SealingException("signature");
    }

    private sealed record Line(int Seq, string? Prev, string By, LogPayload Payload, int Epoch);
}
