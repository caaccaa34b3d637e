using System.Text.Json;

namespace Jaring.Sealing;

/// <summary>A colleague's request to open a dual case together, as the approver is shown it.</summary>
public sealed class DualRequest
{
    internal DualRequest(OpenCase thread, Slot mine, IReadOnlyList<string> holders, string by, string reason) =>
        (Thread, Mine, Holders, By, Reason) = (thread, mine, holders, by, reason);

    /// <summary>Who asks.</summary>
    public string By { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>Who holds a share.</summary>
    public IReadOnlyList<string> Holders { get; }

    /// <summary>The request itself is a sealed case; releases are messages in it.</summary>
    internal OpenCase Thread { get; }

    /// <summary>The own share of the case asked for.</summary>
    internal Slot Mine { get; }
}

/// <summary>
/// Dual mode (A8): no reader alone has the key, two together do. The request looks like a report to everybody but the holders; a
/// release is bound to it by context, by the hash it names and by signature.
/// </summary>
public static partial class DualMode
{
    private const string Label = "request";
    private const string ReleaseLabel = "ck-release";

    /// <summary>Asks the other active holders. The answer comes as a message in the request's own thread.</summary>
    /// <exception cref="SealingException">no-slot, no-share, too-few-readers, directory-unknown</exception>
    public static Sealed Request(Reader me, Sealed dual, string reason, VerifiedDirectory directory, byte[] siteSalt)
    {
        var (_, holders) = MyShare(me, dual, directory);
        var to = holders.Where(id => directory.Entry.Active(id) is not null).ToList();
        var statement = new RequestPayload(Bytes.HashOf(dual.Kh), reason);
        return Reports.Seal(new Report(directory, to, [], null, siteSalt), kh =>
        {
            var signed = SignedPayload.Sign(me.Keys.Signing, Label, kh, statement, SealingJson.Default.RequestPayload, me.Id);
            return JsonSerializer.SerializeToNode(
                new RequestBody(Label, signed.P, signed.By, signed.Sig), SealingJson.Default.RequestBody);
        }).Sealed;
    }

    /// <summary>Opens a request and checks that a fellow holder, still active, asks for the very case whose share one holds.</summary>
    /// <exception cref="SealingException">not-a-request, request-other-case, not-reader, not-active, signature, and the refusals of opening</exception>
    public static DualRequest OpenRequest(Reader me, Sealed request, Sealed dual, VerifiedDirectory directory)
    {
        var thread = Reports.OpenAsMember(me, request, directory);
        var (mine, holders) = MyShare(me, dual, directory);
        var body = ReadBody(thread.Payload.Body);
        var signed = new SignedPayload(body.P, body.By, body.Sig);
        var signer = directory.ReaderKeyAt(directory.Entry.N, signed.By, holders);
        var statement = signed.Verify(SealingJson.Default.RequestPayload, Label, Base64Url.Decode(request.Kh), signer);
        SealingException.Require(statement.Kh == Bytes.HashOf(dual.Kh), "request-other-case");
        return new(thread, mine, holders, signed.By, statement.Reason);
    }

    /// <summary>Releases the own share to the one who asked.</summary>
    public static SealedObject Approve(Reader me, Sealed request, Sealed dual, VerifiedDirectory directory)
    {
        var asked = OpenRequest(me, request, dual, directory);
        RequireSpeaker(RequestAnswerKind.Release, me.Id, asked.By);
        var requester = directory.ActiveAt(directory.Entry.N, asked.By);
        var release = Wrap.Seal(
            Base64Url.Decode(requester.Kem), ReleaseLabel, Base64Url.Decode(asked.Thread.ReportHash), asked.Mine.Pack());
        return Messages.Seal(
            asked.Thread, asked.Thread.Base, JsonSerializer.SerializeToNode(new ReleaseBody(release), SealingJson.Default.ReleaseBody));
    }

    /// <summary>Combines the own share with those released for this request.</summary>
    /// <exception cref="SealingException">release-other-request, not-reader, signature, no-share, too-few-shares, share-twice, key-commitment</exception>
    public static CaseKey Open(
        Reader me, Sealed request, Sealed dual, IReadOnlyList<SealedObject> releases, VerifiedDirectory directory)
    {
        var asked = OpenRequest(me, request, dual, directory);
        var shares = releases.Select(r => Received(me, asked, r, directory)).Prepend(asked.Mine.Share).ToList();
        return CaseKey.Fit(dual.Kh, Shamir.Combine(shares));
    }

    private static Share Received(Reader me, DualRequest asked, SealedObject release, VerifiedDirectory directory)
    {
        var wrap = ReadRelease(Answered(asked, release, directory).Body);
        var slot = Slots.TryOpen(me.Keys.Agreement, ReleaseLabel, Base64Url.Decode(asked.Thread.ReportHash), wrap);
        return (slot ?? throw new SealingException("no-share")).Share;
    }

    private static (Slot Mine, string[] Holders) MyShare(Reader me, Sealed dual, VerifiedDirectory directory)
    {
        var header = CaseHeader.Read(dual.Kh);
        var chain = directory.ChainOf(header.Dir);
        var mine = Slots.Find(me.Keys.Agreement, CaseKey.Label, Base64Url.Decode(dual.Kh), dual.Slots)
            ?? throw new SealingException("no-slot");
        return (mine, Slots.HolderIds(chain.Entries[header.Dir.N], mine.Holders));
    }

    private static RequestBody ReadBody(JsonElement body)
    {
        SealingException.Require(
            body.ValueKind == JsonValueKind.Object && body.TryGetProperty("via", out var via) && via.ValueEquals(Label), "not-a-request");
        return Wire.Read(Bytes.Utf8(body.GetRawText()), SealingJson.Default.RequestBody);
    }
}
