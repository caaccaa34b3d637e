using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Cli.Packages;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <remarks>What the exporting page added: the name, attached files, and the opened text.</remarks>
internal sealed partial class Examination
{
    private JsonElement? _name;

    private void CheckWhatWasAdded()
    {
        if (_checks.Held("keys") && _parts.Keys.Ik is null && !(Evidence?.Payload.Named ?? false))
        {
            _checks.Leave("name");
        }
        else
        {
            _checks.Make("name", _checks.Held("keys") && _parts.Keys.Ik is not null ? ["thread", "two"] : ["report"], CheckName);
        }

        _checks.Make("files", ["thread"], CheckFiles);
        _checks.Make("opened", ["thread", "name"], CheckOpened);
    }

    private void CheckName()
    {
        if (_parts.Keys.Ik is not { } key)
        {
            _notes.Add(new("name.closed"));
            return;
        }

        _name = Evidence!.OpenName(_sealed, Base64Url.Decode(key, 32));
        CheckNameWasChosen();
        CheckNameWasReleased();
        _notes.Add(new("name.open"));
    }

    private void CheckFiles()
    {
        var bodies = Thread!.Items.Select(m => m.Item.Body).Prepend(Evidence!.Payload.Body);
        var attached = bodies.SelectMany(Attachment.In).ToList();
        foreach (var one in attached)
        {
            var path = $"files/{one.Id}.jt1f";
            CheckFailed.Require(_package.Paths.Contains(path), "attachment-missing", path);
            using var locked = _package.OpenPart(path);
            CheckFailed.Require(one.Opens(locked), "attachment-changed", path);
        }

        var known = attached.Select(a => $"files/{a.Id}.jt1f").ToHashSet();
        var stray = _package.Paths.FirstOrDefault(p => p.StartsWith("files/", StringComparison.Ordinal) && !known.Contains(p));
        CheckFailed.Require(stray is null, "attachment-unknown", stray ?? "");
        if (attached.Count > 0)
        {
            _notes.Add(new("files", ("count", $"{attached.Count}")));
        }
    }

    private void CheckOpened()
    {
        var expected = OpenedText.Of(Evidence!.Payload, _name, Thread!, Log!);
        CheckFailed.Require(_package.Read("opened.json").AsSpan().SequenceEqual(expected), "opened-differs", "opened.json");
    }
}

/// <summary>A file as a report or message describes it.</summary>
internal sealed record Attachment(string Id, string Key, int Log2, long Size, string Sha256)
{
    /// <summary>The files that a body names under <c>att</c>. What has another form is no file of ours.</summary>
    public static IEnumerable<Attachment> In(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("att", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray().Select(Read)
            : [];

    /// <summary>True when the locked file opens with its key to the very content that was described, and zeros at most behind it.</summary>
    public bool Opens(Stream locked)
    {
        using var counted = new CountedStream(Size);
        SealedFile.Open(Base64Url.Decode(Key, 32), Base64Url.Decode(Id, 16), locked, counted, Log2);
        return (counted.Count == Size || counted.Count == SealedFile.PaddedLength(Size)) && Base64Url.Encode(counted.Hash()) == Sha256;
    }

    private static Attachment Read(JsonElement one)
    {
        try
        {
            var log2 = one.GetProperty("log2").GetInt32();
            CheckFailed.Require(log2 is >= 10 and <= 24, "attachment-malformed");
            return new(
                one.GetProperty("id").GetString()!,
                one.GetProperty("fk").GetString()!,
                log2,
                one.GetProperty("size").GetInt64(),
                one.GetProperty("sha256").GetString()!);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CheckFailed("attachment-malformed");
        }
    }

    /// <summary>Hashes the content that was described, keeps none of it, and takes nothing but zeros behind it.</summary>
    private sealed class CountedStream(long size) : MemoryStream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public byte[] Hash() => _hash.GetHashAndReset();

        public override void Write(byte[] buffer, int offset, int count)
        {
            var content = (int)Math.Clamp(size - Count, 0, count);
            _hash.AppendData(buffer, offset, content);
            CheckFailed.Require(!buffer.AsSpan(offset + content, count - content).ContainsAnyExcept((byte)0), "attachment-changed");
            Count += count;
        }

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
