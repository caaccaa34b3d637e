using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>One message of a thread; position 1 is the first after the report. By: "r" for the reporter, else a member's id.</summary>
public sealed record ThreadItem(int Position, string By, JsonElement Body);

/// <summary>A verified thread and its last item, on which the next message builds.</summary>
public sealed record OpenThread(IReadOnlyList<ThreadItem> Items, Head Head);

/// <summary>
/// The conversation of a case: objects under the case key, signed inside, each naming the hash of the one before. Neither the reporter
/// nor another member can write in somebody's name, and the server cannot drop or reorder without being noticed.
/// </summary>
public static class Messages
{
    internal const string Type = "msg";

    /// <summary>Seals the next message after <paramref name="head"/>.</summary>
    /// <exception cref="SealingException">too-long</exception>
    public static SealedObject Seal(OpenCase open, Head head, JsonNode? body) => Seal(open.Key, open.Author, head, body);

    internal static SealedObject Seal(CaseKey key, Reader author, Head head, JsonNode? body)
    {
        var header = Headers.Write(
            Type, ("case", key.Header.Case), ("epoch", key.Header.Epoch), ("id", Base64Url.Encode(Bytes.Random(16))));
        var payload = new MessagePayload(
            head.Seq + 1, head.Hash, JsonSerializer.SerializeToElement(body, SealingJson.Default.JsonNode!));
        var signed = SignedPayload.Sign(author.Keys.Signing, Type, header, payload, SealingJson.Default.MessagePayload, author.Id);
        return SealedObject.Seal(key.Secret, Type, header, signed.Encode());
    }

    /// <summary>Opens a whole thread from the report on.</summary>
    /// <exception cref="SealingException">thread-chain (a gap, a repetition, an exchange), header-*, object-decrypt, signature, not-reader</exception>
    public static OpenThread OpenThread(OpenCase open, IReadOnlyList<SealedObject> messages, VerifiedDirectory directory)
    {
        var items = new List<ThreadItem>();
        var head = open.Base;
        var keys = new Queue<CaseKey>([.. open.Earlier, open.Key]);
        foreach (var message in messages)
        {
            var epoch = (int?)CanonicalJson.Read(message.Header)["epoch"];
            while (keys.Peek().Header.Epoch != epoch && keys.Count > 1)
            {
                keys.Dequeue();
            }

            var (by, payload) = Open(keys.Peek(), message, id => AuthorKeys(open, directory, keys.Peek(), id));
            SealingException.Require(payload.Seq == head.Seq + 1 && payload.Prev == head.Hash, "thread-chain");
            items.Add(new(payload.Seq, by, payload.Body));
            head = new(payload.Seq, message.Hash());
        }

        return new(items, head);
    }

    /// <param name="key">The epoch's key.</param>
    /// <param name="message">The object.</param>
    /// <param name="keysOf">The keys that may have signed for an id; throws when that id may not write here.</param>
    internal static (string By, MessagePayload Payload) Open(CaseKey key, SealedObject message, Func<string, IEnumerable<string>> keysOf)
    {
        var plaintext = message.Open(
            key.Secret, Type, ("case", key.Header.Case), ("epoch", key.Header.Epoch), ("id", Headers.AnyText));
        var signed = SignedPayload.Read(plaintext);
        foreach (var candidate in keysOf(signed.By))
        {
            if (Signatures.IsValid(candidate, Type, Bytes.Concat(message.Header, Base64Url.Decode(signed.P)), signed.Sig))
            {
                return (signed.By, signed.Peek(SealingJson.Default.MessagePayload));
            }
        }

        throw new SealingException("signature");
    }

    /// <summary>The reporter of that epoch; or somebody who was a reader of the case or may be let in late, with every key under which they were active.</summary>
    internal static IEnumerable<string> AuthorKeys(OpenCase open, VerifiedDirectory directory, CaseKey key, string by)
    {
        if (by == Reader.Reporter)
        {
            return [key.Header.Rk.Sig];
        }

        var readers = open.Payload.To.Concat(open.Slots.To).Concat(open.Slots.Changes.SelectMany(c => c.In.Concat(c.Out))).Concat(LateSlots.Named(open.Payload));
        SealingException.Require(readers.Contains(by), "not-reader");
        return directory.SigningKeysOf(by);
    }
}
