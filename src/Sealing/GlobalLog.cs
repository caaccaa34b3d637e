using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>One line of the office's global log: signed, not sealed. It speaks of the directory and of releases, never of a case.</summary>
public sealed record GlobalLogRecord(
    [property: JsonPropertyName("e")] string E,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("sig")] string Sig)
{
    /// <summary>Names this line in the chain.</summary>
    public string Hash() => Base64Url.Encode(SHA256.HashData(Bytes.Concat(Bytes.Label(GlobalLog.Label), Base64Url.Decode(E))));
}

/// <summary>A signed hash chain that anybody of the team can check.</summary>
public static class GlobalLog
{
    internal const string Label = "audit";

    /// <summary>Signs the next line. <paramref name="head"/> is null for the first.</summary>
    public static GlobalLogRecord Append(string log, Head? head, Reader me, DateTimeOffset at, string act, string? reference)
    {
        var line = new GlobalLogPayload(
            Headers.Version, Label, log, (head?.Seq ?? -1) + 1, head?.Hash, at.ToUnixTimeSeconds(), me.Id, act, reference);
        var bytes = Wire.Write(line, SealingJson.Default.GlobalLogPayload);
        return new(Base64Url.Encode(bytes), me.Id, Signatures.Sign(me.Keys.Signing, Label, bytes));
    }

    /// <summary>Verifies a whole log and returns its head (null while empty).</summary>
    /// <exception cref="SealingException">fields, header-log, header-seq, header-prev, signature, log-fork, log-truncated</exception>
    public static Head? Verify(
        string log, IReadOnlyList<GlobalLogRecord> records, Func<string, string> memberKey, Head? seen = null)
    {
        Head? head = null;
        foreach (var (seq, record) in records.Index())
        {
            var bytes = Base64Url.Decode(record.E);
            var line = Wire.ReadExact(bytes, SealingJson.Default.GlobalLogPayload);
            SealingException.Require(line.V == Headers.Version, "header-v");
            SealingException.Require(line.T == Label && line.By == record.By, "fields");
            SealingException.Require(line.Log == log, "header-log");
            SealingException.Require(line.Seq == seq, "header-seq");
            SealingException.Require(line.Prev == head?.Hash, "header-prev");
            SealingException.Require(Signatures.IsValid(memberKey(line.By), Label, bytes, record.Sig), "signature");
            head = new(seq, record.Hash());
            SealingException.Require(seen?.Seq != seq || seen.Hash == head.Hash, "log-fork");
        }

        SealingException.Require(seen is null || records.Count > seen.Seq, "log-truncated");
        return head;
    }
}
